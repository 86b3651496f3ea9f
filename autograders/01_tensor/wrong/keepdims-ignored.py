# idea: ignores keepdims in sum
# fails: test-keepdims
class Tensor:
    def sum(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.sum(axis=axis), "sum", self)
