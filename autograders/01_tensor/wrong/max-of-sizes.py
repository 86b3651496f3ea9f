# idea: returns the largest absolute value
# fails: test-reductions-max
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            np.abs(self.data).max(axis=axis, keepdims=keepdims), "max", self
        )
