# idea: returns an array from @
# fails: test-matmul-operator
class Tensor:
    def __matmul__(self, other):
        return self.matmul(other).data
