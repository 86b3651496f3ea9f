# idea: sums over axis 0 when no axis is given
# fails: test-reductions
class Tensor:
    def sum(self, axis=0, keepdims=False):
        return Tensor.from_operation(self.data.sum(axis=axis, keepdims=keepdims), "sum", self)
