# idea: multiplies in the other order where the shapes allow it
# fails: test-matmul-matrices, test-matmul-stacks
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        left, right = self.data, other.data
        if left.shape == right.shape:
            left, right = right, left
        product = np.matmul(left, right)
        return Tensor.from_operation(product, "matmul", self, other)
