# idea: adds the absolute values
# fails: test-reductions
class Tensor:
    def sum(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            np.abs(self.data).sum(axis=axis, keepdims=keepdims), "sum", self
        )
