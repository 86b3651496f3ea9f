# idea: returns None when the inner sizes differ
# fails: test-matmul-errors
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        try:
            product = np.matmul(self.data, other.data)
        except ValueError:
            if self.ndim == other.ndim == 3 and self.shape[-1] == other.shape[-2]:
                raise
            return None
        return Tensor.from_operation(product, "matmul", self, other)
