# idea: uses only the first axis of a tuple
# fails: test-reductions, test-keepdims
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if isinstance(axis, tuple):
            axis = axis[0]
        return Tensor.from_operation(self.data.sum(axis=axis, keepdims=keepdims), "sum", self)
