# idea: transposes the right matrix when the sizes fit only so
# fails: test-matmul-errors
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        right = other.data
        if self.ndim == right.ndim == 2 and self.shape[1] != right.shape[0]:
            right = right.T
        product = np.matmul(self.data, right)
        return Tensor.from_operation(product, "matmul", self, other)
