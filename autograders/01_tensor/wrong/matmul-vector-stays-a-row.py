# idea: leaves the result of vector times matrix as a matrix of one row
# fails: test-matmul-stacks
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        left = self.data[None, :] if self.ndim == 1 else self.data
        product = np.matmul(left, other.data)
        if self.ndim == 1 and other.ndim == 1:
            product = product[0]
        return Tensor.from_operation(product, "matmul", self, other)
