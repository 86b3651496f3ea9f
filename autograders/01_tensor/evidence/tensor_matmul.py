# %% wrong dot-for-stacks -> test-matmul-stacks
# uses np.dot, which pairs every matrix of one stack with every one of the other
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        return Tensor.from_operation(np.dot(self.data, other.data), "matmul", self, other)


# %% wrong matmul-transposes-to-fit -> test-matmul-errors
# transposes the right matrix when the sizes fit only so
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        right = other.data
        if self.ndim == right.ndim == 2 and self.shape[1] != right.shape[0]:
            right = right.T
        product = np.matmul(self.data, right)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong operator-takes-arrays -> test-matmul-errors
# lets @ take an array on the right
class Tensor:
    def __matmul__(self, other):
        return self.matmul(as_tensor(other))


# %% wrong matmul-by-a-number -> test-matmul-errors
# multiplies by a plain number as * does
class Tensor:
    def matmul(self, other):
        if isinstance(other, (int, float)):
            return self * other
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        return Tensor.from_operation(np.matmul(self.data, other.data), "matmul", self, other)


# %% wrong matmul-of-nothing-is-array -> test-matmul-matrices, test-matmul-stacks
# treats empty operands apart, and does not wrap their product
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        product = np.matmul(self.data, other.data)
        if self.size == 0:
            return product
        return Tensor.from_operation(product, "matmul", self, other)


# %% right matmul-by-pairs
# multiplies vectors and matrices with np.dot, and stacks matrix by matrix
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


# %% right matmul-einsum
# multiplies with einsum, giving vectors an axis and taking it away again
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


# %% right matmul-sums-products
# sums the products along a shared axis by broadcasting
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


# %% right matmul-numpy-errors
# lets NumPy raise the ValueError, and @ leave the TypeError to Python
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError(type(other))
        return Tensor.from_operation(np.matmul(self.data, other.data), "matmul", self, other)

    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            return NotImplemented
        return Tensor(np.matmul(self.data, other.data))
