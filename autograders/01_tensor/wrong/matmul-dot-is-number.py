# idea: returns a number, not a Tensor, for two vectors
# fails: test-matmul-stacks
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if self.ndim == 1 and other.ndim == 1:
            return float(self.data @ other.data)
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)
