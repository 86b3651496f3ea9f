# idea: raises the tensor itself to the power
# fails: test-arithmetic-unchanged
class Tensor:
    def __pow__(self, exponent):
        self.data **= np.float32(exponent)
        return Tensor.from_operation(self.data.copy(), "pow", self, exponent=exponent)
