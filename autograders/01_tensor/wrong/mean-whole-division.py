# idea: divides without a remainder
# fails: test-reductions-mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(total // (self.size // max(1, total.size)), "mean", self)
