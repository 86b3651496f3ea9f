# idea: keeps an axis for a single axis, not for a tuple or for all
# fails: test-keepdims
class Tensor:
    def sum(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims and isinstance(axis, int))
        return Tensor.from_operation(total, "sum", self)
