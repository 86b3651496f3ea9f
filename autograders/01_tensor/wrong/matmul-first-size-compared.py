# idea: compares with the first size on the right, also for stacks
# fails: test-matmul-stacks
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0 or self.shape[-1] != other.shape[0]:
            raise ValueError("the inner sizes differ")
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)
