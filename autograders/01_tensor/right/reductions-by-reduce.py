# idea: reduces with the ufuncs of NumPy, and divides the sum for the mean
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if axis is None:
            axis = tuple(range(self.ndim))
        total = np.add.reduce(self.data, axis=axis, keepdims=keepdims)
        return Tensor.from_operation(total, "sum", self, axis=axis, keepdims=keepdims)

    def mean(self, axis=None, keepdims=False):
        total = self.sum(axis=axis, keepdims=keepdims)
        return total / (self.size / max(1, total.size))

    def max(self, axis=None, keepdims=False):
        if axis is None:
            axis = tuple(range(self.ndim))
        return Tensor(np.maximum.reduce(self.data, axis=axis, keepdims=keepdims))
