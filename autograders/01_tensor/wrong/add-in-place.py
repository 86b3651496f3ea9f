# idea: adds into the left operand and returns it
# fails: test-arithmetic-broadcast, test-arithmetic-unchanged, test-reflected
class Tensor:
    def __add__(self, other):
        self.data += as_tensor(other).data
        return self
