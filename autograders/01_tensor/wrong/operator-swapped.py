# idea: hands the operands of @ on in the wrong order
# fails: test-matmul-operator
class Tensor:
    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("not a Tensor")
        return other.matmul(self) if self.shape == other.shape else self.matmul(other)
