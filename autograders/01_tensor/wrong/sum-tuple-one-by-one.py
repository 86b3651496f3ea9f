# idea: removes the axes of a tuple one by one, while those behind move up
# fails: test-reductions
class Tensor:
    def sum(self, axis=None, keepdims=False):
        total = self.data
        if isinstance(axis, tuple) and not keepdims:
            for one in sorted(axis):
                total = total.sum(axis=min(one, total.ndim - 1))
        else:
            total = total.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(total, "sum", self)
