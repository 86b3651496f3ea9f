# idea: remembers the first sum of a tensor for every axis
# fails: test-reductions, test-keepdims
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if not hasattr(self, "total"):
            self.total = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(self.total, "sum", self)
