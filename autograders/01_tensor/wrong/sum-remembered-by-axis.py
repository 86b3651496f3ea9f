# idea: remembers sums by their axis, whatever keepdims says
# fails: test-keepdims
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if not hasattr(self, "_sums"):
            self._sums = {}
        if axis not in self._sums:
            self._sums[axis] = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(self._sums[axis], "sum", self, axis=axis, keepdims=keepdims)
