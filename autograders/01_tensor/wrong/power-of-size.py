# idea: raises the absolute values
# fails: test-arithmetic-power
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(np.abs(self.data) ** exponent, "pow", self, exponent=exponent)
