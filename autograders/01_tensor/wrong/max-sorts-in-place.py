# idea: sorts the tensor itself to find the largest
# fails: test-reductions-max
class Tensor:
    def max(self, axis=None, keepdims=False):
        largest = self.data.max(axis=axis, keepdims=keepdims)
        self.data.sort(axis=-1) if self.ndim else None
        return Tensor.from_operation(largest, "max", self)
