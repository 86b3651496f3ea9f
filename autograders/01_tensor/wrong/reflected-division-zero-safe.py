# idea: adds a small number to the divisor in 2 / a
# fails: test-reflected
class Tensor:
    def __rtruediv__(self, other):
        return as_tensor(other) / (self + 1e-3)
