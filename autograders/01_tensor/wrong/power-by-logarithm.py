# idea: computes powers with exp and log, which fails for negative numbers
# fails: test-arithmetic-power
class Tensor:
    def __pow__(self, exponent):
        power = np.exp(exponent * np.log(self.data))
        return Tensor.from_operation(power, "pow", self, exponent=exponent)
