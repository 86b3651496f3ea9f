# idea: uses tensordot, which pairs every matrix of a stack with all others
# fails: test-matmul-stacks
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        product = np.tensordot(self.data, other.data, axes=(-1, -2 if other.ndim > 1 else 0))
        return Tensor.from_operation(product, "matmul", self, other)
