# idea: counts the kept elements wrongly, so the mean with keepdims is a sum
# fails: test-keepdims
class Tensor:
    def mean(self, axis=None, keepdims=False):
        if keepdims:
            return self.sum(axis, True)
        return Tensor.from_operation(self.data.mean(axis=axis), "mean", self)
