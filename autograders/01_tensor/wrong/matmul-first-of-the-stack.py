# idea: uses only the first matrix of a stack on the right
# fails: test-matmul-stacks
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        right = other.data
        while right.ndim > 2:
            right = right[0]
        product = np.matmul(self.data, right)
        return Tensor.from_operation(product, "matmul", self, other)
