# idea: multiplies by the exponent
# fails: test-arithmetic-power
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(self.data * exponent, "pow", self, exponent=exponent)
