# idea: returns the smallest
# fails: test-reductions-max
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.min(axis=axis, keepdims=keepdims), "max", self)
