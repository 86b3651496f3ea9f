# idea: multiplies vectors and matrices with np.dot, and stacks matrix by matrix
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError(f"expected a Tensor, got {other!r}")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError(f"{self.shape} @ {other.shape}: needs at least one axis")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError(
                f"Cannot perform matrix multiplication: {self.shape} @ {other.shape}. "
                f"Inner dimensions must match: {self.shape[-1]} \u2260 "
                f"{other.shape[-2 if other.ndim > 1 else 0]}"
            )
        if max(self.ndim, other.ndim) <= 2:
            return Tensor(np.dot(self.data, other.data))
        left = self.data if self.ndim > 1 else self.data[None]
        right = other.data if other.ndim > 1 else other.data[:, None]
        stack = np.broadcast_shapes(left.shape[:-2], right.shape[:-2])
        product = np.empty((*stack, left.shape[-2], right.shape[-1]), dtype=np.float32)
        left = np.broadcast_to(left, stack + left.shape[-2:])
        right = np.broadcast_to(right, stack + right.shape[-2:])
        for place in np.ndindex(stack):
            product[place] = left[place].dot(right[place])
        if self.ndim == 1:
            product = product[..., 0, :]
        if other.ndim == 1:
            product = product[..., 0]
        return Tensor(product)
