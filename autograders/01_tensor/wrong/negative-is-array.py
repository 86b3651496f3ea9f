# idea: returns an array from unary minus
# fails: test-arithmetic-negative
class Tensor:
    def __neg__(self):
        return -self.data
