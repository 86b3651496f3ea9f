# idea: centres the tensor itself
# fails: test-reductions-mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        average = self.data.mean(axis=axis, keepdims=keepdims)
        self.data = self.data - self.data.mean()
        return Tensor.from_operation(average, "mean", self)
