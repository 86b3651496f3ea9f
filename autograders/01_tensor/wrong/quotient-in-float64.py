# idea: keeps the quotient in float64
# fails: test-arithmetic-elementwise
class Tensor:
    def __truediv__(self, other):
        quotient = Tensor(self.data)
        quotient.data = self.data.astype(np.float64) / as_tensor(other).data
        return quotient
