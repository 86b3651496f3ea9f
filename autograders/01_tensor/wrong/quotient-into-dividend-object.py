# idea: puts the quotient into the left operand and returns that object
# fails: test-arithmetic-unchanged
class Tensor:
    def __truediv__(self, other):
        self.data = self.data / as_tensor(other).data
        return self
