# idea: multiplies by the transposed right matrix when it is square
# fails: test-matmul-matrices
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        square = other.ndim == 2 and other.shape[0] == other.shape[1]
        right = other.data.T if square and self.ndim == 2 else other.data
        product = np.matmul(self.data, right)
        return Tensor.from_operation(product, "matmul", self, other)
