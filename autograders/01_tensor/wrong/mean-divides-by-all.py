# idea: divides by the number of all elements, whatever the axis
# fails: test-reductions-mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.sum(axis=axis, keepdims=keepdims) / self.size, "mean", self
        )
