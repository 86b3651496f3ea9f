# idea: returns the place of the largest
# fails: test-reductions-max, test-keepdims
class Tensor:
    def max(self, axis=None, keepdims=False):
        if isinstance(axis, tuple):
            axis = axis[0]
        return Tensor.from_operation(self.data.argmax(axis=axis, keepdims=keepdims), "max", self)
