# idea: starts the search at 0, so negative numbers never win
# fails: test-reductions-max
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.max(axis=axis, keepdims=keepdims, initial=0), "max", self
        )
