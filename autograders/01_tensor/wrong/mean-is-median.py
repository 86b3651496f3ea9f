# idea: returns the median
# fails: test-reductions-mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            np.median(self.data, axis=axis, keepdims=keepdims), "mean", self
        )
