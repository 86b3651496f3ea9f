# idea: returns the tensor unchanged
# fails: test-arithmetic-negative, test-arithmetic-unchanged
class Tensor:
    def __neg__(self):
        return self
