# idea: starts the search at a number that is not small enough
# fails: test-reductions-max
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.max(axis=axis, keepdims=keepdims, initial=-1e6), "max", self
        )
