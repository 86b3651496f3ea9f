# idea: takes @ for the product of the elements
# fails: test-matmul-operator, test-matmul-errors
class Tensor:
    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("not a Tensor")
        return self * other
