# idea: returns a float for the sum of everything
# fails: test-reductions
class Tensor:
    def sum(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims)
        return total.item() if total.ndim == 0 else Tensor(total)
