# idea: puts the kept axis last, whichever was removed
# fails: test-keepdims
class Tensor:
    def mean(self, axis=None, keepdims=False):
        average = self.data.mean(axis=axis)
        if keepdims:
            average = average[..., None]
        return Tensor.from_operation(average, "mean", self)
