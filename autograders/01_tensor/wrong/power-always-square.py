# idea: squares, whatever the exponent
# fails: test-arithmetic-power
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(self.data * self.data, "pow", self, exponent=exponent)
