# idea: divides by the size of the first axis of a tuple only
# fails: test-reductions-mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims)
        if axis is None:
            count = self.size
        else:
            count = self.shape[axis[0] if isinstance(axis, tuple) else axis]
        return Tensor.from_operation(total / count, "mean", self)
