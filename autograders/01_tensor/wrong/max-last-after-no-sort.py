# idea: takes the last element along the axis for the largest
# fails: test-reductions-max
class Tensor:
    def max(self, axis=None, keepdims=False):
        if isinstance(axis, int):
            last = np.take(self.data, -1, axis=axis)
            return Tensor(np.expand_dims(last, axis) if keepdims else last)
        return Tensor.from_operation(self.data.max(axis=axis, keepdims=keepdims), "max", self)
