# idea: lets an inner size of 1 meet any other, as in broadcasting
# fails: test-matmul-errors
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        left, right = self.data, other.data
        if left.ndim == right.ndim == 2 and right.shape[0] == 1:
            right = np.repeat(right, left.shape[1], axis=0)
        product = np.matmul(left, right)
        return Tensor.from_operation(product, "matmul", self, other)
