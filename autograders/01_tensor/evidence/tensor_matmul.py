# %% wrong matmul-batch-of-one-lost -> test-matmul-matrices
# drops the axis of a batch of one
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        product = np.matmul(self.data, other.data)
        if self.ndim == 2 and self.shape[0] == 1:
            product = product[0]
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-by-element -> test-matmul-matrices, test-matmul-stacks
# multiplies element by element where the shapes are equal
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if self.shape == other.shape:
            return self * other
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-in-float16 -> test-matmul-matrices, test-matmul-stacks
# multiplies with 16 bits
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        product = np.matmul(self.data.astype(np.float16), other.data.astype(np.float16))
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-is-array -> test-matmul-matrices, test-matmul-stacks
# returns an array from matmul
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        return np.matmul(self.data, other.data)


# %% wrong matmul-operands-swapped -> test-matmul-matrices, test-matmul-stacks
# multiplies in the other order where the shapes allow it
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        left, right = self.data, other.data
        if left.shape == right.shape:
            left, right = right, left
        product = np.matmul(left, right)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-right-transposed -> test-matmul-matrices
# multiplies by the transposed right matrix when it is square
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        square = other.ndim == 2 and other.shape[0] == other.shape[1]
        right = other.data.T if square and self.ndim == 2 else other.data
        product = np.matmul(self.data, right)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong dot-for-stacks -> test-matmul-stacks
# uses np.dot, which pairs every matrix of one stack with every one of the other
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        return Tensor.from_operation(np.dot(self.data, other.data), "matmul", self, other)


# %% wrong matmul-dot-is-number -> test-matmul-stacks
# returns a number, not a Tensor, for two vectors
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if self.ndim == 1 and other.ndim == 1:
            return float(self.data @ other.data)
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-dot-keeps-an-axis -> test-matmul-stacks
# gives the dot product of vectors the shape (1,)
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        product = np.atleast_1d(np.matmul(self.data, other.data))
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-first-of-the-stack -> test-matmul-stacks
# uses only the first matrix of a stack on the right
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        right = other.data
        while right.ndim > 2:
            right = right[0]
        product = np.matmul(self.data, right)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-first-size-compared -> test-matmul-stacks
# compares with the first size on the right, also for stacks
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0 or self.shape[-1] != other.shape[0]:
            raise ValueError("the inner sizes differ")
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-matrices-only -> test-matmul-stacks
# refuses vectors
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if self.ndim == 1 or other.ndim == 1:
            raise ValueError("matmul needs two matrices")
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-no-shared-right -> test-matmul-stacks
# wants stacks on both sides
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if max(self.ndim, other.ndim) > 2 and self.ndim != other.ndim:
            raise ValueError("a stack needs a stack")
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-no-stacks -> test-matmul-stacks
# refuses more than two axes
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if self.ndim > 2 or other.ndim > 2:
            raise ValueError("matmul needs two matrices")
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-reshapes-its-operand -> test-matmul-stacks
# turns a vector operand into a row, and leaves it so
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if self.ndim == 1 and other.ndim == 2:
            self.data = self.data[None, :]
            return Tensor(np.matmul(self.data, other.data)[0])
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-tensordot -> test-matmul-stacks
# uses tensordot, which pairs every matrix of a stack with all others
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


# %% wrong matmul-vector-outer -> test-matmul-stacks
# multiplies two vectors to a table of all products
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if self.ndim == 1 and other.ndim == 1:
            product = np.outer(self.data, other.data)
        else:
            product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-vector-stays-a-row -> test-matmul-stacks
# leaves the result of vector times matrix as a matrix of one row
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        left = self.data[None, :] if self.ndim == 1 else self.data
        product = np.matmul(left, other.data)
        if self.ndim == 1 and other.ndim == 1:
            product = product[0]
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-zip-of-stacks -> test-matmul-stacks
# pairs stacks with zip, which stops at the shorter one
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if self.ndim == 3 and other.ndim == 3:
            product = np.stack([a @ b for a, b in zip(self.data, other.data, strict=False)])
        else:
            product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-asserts -> test-matmul-errors
# checks the inner sizes with assert
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        assert self.shape[-1] == other.shape[-2 if other.ndim > 1 else 0]
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-errors-not-raised -> test-matmul-errors
# returns None when the inner sizes differ
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        try:
            product = np.matmul(self.data, other.data)
        except ValueError:
            if self.ndim == other.ndim == 3 and self.shape[-1] == other.shape[-2]:
                raise
            return None
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-scales-by-a-number -> test-matmul-errors
# multiplies by a tensor of shape () as * does
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            return self * other
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-stretches-inner-one -> test-matmul-errors
# lets an inner size of 1 meet any other, as in broadcasting
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        left, right = self.data, other.data
        if left.ndim == right.ndim == 2 and right.shape[0] == 1:
            right = np.repeat(right, left.shape[1], axis=0)
        product = np.matmul(left, right)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-takes-arrays -> test-matmul-errors
# makes a tensor of whatever stands on the right
class Tensor:
    def matmul(self, other):
        other = as_tensor(other)
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


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


# %% wrong matmul-value-error-for-type -> test-matmul-errors
# raises ValueError for what is no Tensor
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise ValueError("matmul needs a Tensor")
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)


# %% wrong matmul-wrong-error-type -> test-matmul-errors
# raises RuntimeError where ValueError is asked for
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise RuntimeError("the inner sizes differ")
        product = np.matmul(self.data, other.data)
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


# %% wrong operator-by-element -> test-matmul-operator, test-matmul-errors
# takes @ for the product of the elements
class Tensor:
    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("not a Tensor")
        return self * other


# %% wrong operator-forgets-return -> test-matmul-operator
# forgets to return the product from @
class Tensor:
    def __matmul__(self, other):
        self.matmul(other)


# %% wrong operator-returns-array -> test-matmul-operator
# returns an array from @
class Tensor:
    def __matmul__(self, other):
        return self.matmul(other).data


# %% wrong operator-swapped -> test-matmul-operator
# hands the operands of @ on in the wrong order
class Tensor:
    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("not a Tensor")
        return other.matmul(self) if self.shape == other.shape else self.matmul(other)


# %% wrong operator-takes-arrays -> test-matmul-errors
# lets @ take an array on the right
class Tensor:
    def __matmul__(self, other):
        return self.matmul(as_tensor(other))


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
