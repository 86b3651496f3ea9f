# idea: raises ValueError for what is no Tensor
# fails: test-matmul-errors
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise ValueError("matmul needs a Tensor")
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)
