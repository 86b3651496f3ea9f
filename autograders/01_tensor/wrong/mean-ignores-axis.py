# idea: returns the mean of everything, whatever the axis
# fails: test-reductions-mean, test-keepdims
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.mean(), "mean", self)
