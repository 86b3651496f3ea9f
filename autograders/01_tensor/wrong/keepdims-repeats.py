# idea: repeats the mean along the kept axis instead of leaving size 1
# fails: test-keepdims
class Tensor:
    def mean(self, axis=None, keepdims=False):
        average = self.data.mean(axis=axis, keepdims=keepdims)
        if keepdims:
            average = np.broadcast_to(average, self.shape)
        return Tensor.from_operation(average, "mean", self)
