# idea: takes the largest as minus the smallest of the negatives
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor(-np.min(-self.data, axis=axis, keepdims=keepdims))

    def mean(self, axis=None, keepdims=False, dtype=np.float64):
        return Tensor(np.average(self.data.astype(dtype), axis=axis, keepdims=keepdims))
