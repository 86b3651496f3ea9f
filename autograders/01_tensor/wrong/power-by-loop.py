# idea: multiplies in a loop, which knows no negative and no broken exponents
# fails: test-arithmetic-power
class Tensor:
    def __pow__(self, exponent):
        result = np.ones_like(self.data)
        for _ in range(int(exponent)):
            result = result * self.data
        return Tensor.from_operation(result, "pow", self, exponent=exponent)
