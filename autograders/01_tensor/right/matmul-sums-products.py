# idea: sums the products along a shared axis by broadcasting
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError
        if not (self.shape and other.shape):
            raise ValueError
        left = self.data if self.ndim > 1 else self.data[None]
        right = other.data if other.ndim > 1 else other.data[:, None]
        if left.shape[-1] != right.shape[-2]:
            raise ValueError
        product = (left[..., :, :, None] * right[..., None, :, :]).sum(axis=-2)
        product = product if other.ndim > 1 else product.squeeze(-1)
        if self.ndim == 1:
            product = product.squeeze(-2 if other.ndim > 1 else -1)
        return Tensor(product)
