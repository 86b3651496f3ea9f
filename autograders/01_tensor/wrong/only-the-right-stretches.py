# idea: stretches the right operand only, not the left one
# fails: test-arithmetic-broadcast, test-reflected
class Tensor:
    def __add__(self, other):
        other = as_tensor(other)
        if self.ndim == 0:
            return Tensor(self.data + other.data)
        stretched = np.broadcast_to(other.data, self.shape)
        return Tensor.from_operation(self.data + stretched, "add", self, other)
