# idea: cuts the exponent to an integer
# fails: test-arithmetic-power
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(self.data ** int(exponent), "pow", self, exponent=exponent)
