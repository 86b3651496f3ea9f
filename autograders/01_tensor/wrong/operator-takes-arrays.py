# idea: lets @ take an array on the right
# fails: test-matmul-errors
class Tensor:
    def __matmul__(self, other):
        return self.matmul(as_tensor(other))
