# idea: divides by one less than the count
# fails: test-reductions-mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims)
        count = self.size // max(1, total.size)
        return Tensor.from_operation(total / max(1, count - 1), "mean", self)
