# idea: subtracts from 0 for unary minus, and treats special powers apart
class Tensor:
    def __neg__(self):
        return Tensor.from_operation(0 - self.data, "neg", self)

    def __pow__(self, exponent):
        if exponent == 2:
            return self * self
        if exponent == 0.5:
            return Tensor.from_operation(np.sqrt(self.data), "pow", self, exponent=exponent)
        if exponent == 1:
            return Tensor(self.data.copy())
        return Tensor.from_operation(
            np.float_power(self.data, exponent), "pow", self, exponent=exponent
        )
