# idea: divides by the length of the first axis
# fails: test-reductions-mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        count = self.shape[0] if self.ndim else 1
        return Tensor.from_operation(
            self.data.sum(axis=axis, keepdims=keepdims) / count, "mean", self
        )
