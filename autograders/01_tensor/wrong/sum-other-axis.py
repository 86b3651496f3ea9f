# idea: keeps the axis that should disappear, and removes the others
# fails: test-reductions, test-keepdims
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if isinstance(axis, int):
            axis = tuple(a for a in range(self.ndim) if a != axis % self.ndim)
        return Tensor.from_operation(self.data.sum(axis=axis, keepdims=keepdims), "sum", self)
