# idea: ignores keepdims in max
# fails: test-keepdims
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.max(axis=axis), "max", self)
