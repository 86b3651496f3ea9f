# idea: returns a float for the largest of all
# fails: test-reductions-max
class Tensor:
    def max(self, axis=None, keepdims=False):
        largest = self.data.max(axis=axis, keepdims=keepdims)
        return largest.item() if largest.ndim == 0 else Tensor(largest)
