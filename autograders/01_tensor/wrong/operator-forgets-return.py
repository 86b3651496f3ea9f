# idea: forgets to return the product from @
# fails: test-matmul-operator
class Tensor:
    def __matmul__(self, other):
        self.matmul(other)
