# idea: takes axis 0 for no axis
# fails: test-reductions, test-keepdims
class Tensor:
    def sum(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.sum(axis=axis or None, keepdims=keepdims), "sum", self
        )
