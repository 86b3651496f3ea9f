# idea: takes only numbers on the left, no arrays
# fails: test-reflected
class Tensor:
    def __rmul__(self, other):
        if not isinstance(other, (int, float)):
            return NotImplemented
        return self * other
