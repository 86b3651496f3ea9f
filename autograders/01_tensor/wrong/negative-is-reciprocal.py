# idea: returns 1 / x for -x
# fails: test-arithmetic-negative
class Tensor:
    def __neg__(self):
        return Tensor.from_operation(1 / (self.data + 1e-9), "neg", self)
