# idea: raises the exponent to the elements
# fails: test-arithmetic-power
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(
            np.float32(exponent) ** self.data, "pow", self, exponent=exponent
        )
