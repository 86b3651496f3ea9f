# idea: takes ** for the power of a matrix where it can
# fails: test-arithmetic-power
class Tensor:
    def __pow__(self, exponent):
        square = self.ndim == 2 and self.shape[0] == self.shape[1]
        if square and isinstance(exponent, int):
            return Tensor(np.linalg.matrix_power(self.data, exponent))
        return Tensor.from_operation(self.data**exponent, "pow", self, exponent=exponent)
