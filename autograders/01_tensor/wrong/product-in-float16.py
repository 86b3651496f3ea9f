# idea: computes the product with 16 bits to save memory
# fails: test-arithmetic-elementwise
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        product = self.data.astype(np.float16) * other.data.astype(np.float16)
        return Tensor.from_operation(product, "mul", self, other)
