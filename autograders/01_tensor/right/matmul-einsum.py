# idea: multiplies with einsum, giving vectors an axis and taking it away again
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("only tensors can be multiplied")
        if 0 in (self.ndim, other.ndim):
            raise ValueError("a number is no matrix")
        left = self.data[None, :] if self.ndim == 1 else self.data
        right = other.data[:, None] if other.ndim == 1 else other.data
        if left.shape[-1] != right.shape[-2]:
            raise ValueError(f"inner sizes: {left.shape[-1]} and {right.shape[-2]}")
        product = np.einsum("...ij,...jk->...ik", left, right)
        if self.ndim == 1:
            product = product[..., 0, :]
        if other.ndim == 1:
            product = product[..., 0]
        return Tensor.from_operation(product, "matmul", self, other)
