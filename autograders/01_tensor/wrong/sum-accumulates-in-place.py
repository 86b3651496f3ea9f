# idea: adds up in the tensor itself
# fails: test-reductions
class Tensor:
    def sum(self, axis=None, keepdims=False):
        result = self.data.sum(axis=axis, keepdims=keepdims)
        np.cumsum(self.data, axis=-1 if self.ndim else None, out=self.data if self.ndim else None)
        return Tensor.from_operation(result, "sum", self)
