# idea: keeps one array for all sums of a shape, so a later sum overwrites an earlier one
# fails: test-arithmetic-unchanged
class Tensor:
    def __add__(self, other):
        other = as_tensor(other)
        shape = np.broadcast_shapes(self.shape, other.shape)
        if not hasattr(Tensor, "sums"):
            Tensor.sums = {}
        buffer = Tensor.sums.setdefault(shape, np.empty(shape, dtype=np.float32))
        np.add(self.data, other.data, out=buffer)
        return Tensor.from_operation(buffer, "add", self, other)
