# idea: uses np.dot, which pairs every matrix of one stack with every one of the other
# fails: test-matmul-stacks
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        return Tensor.from_operation(np.dot(self.data, other.data), "matmul", self, other)
