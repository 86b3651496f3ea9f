# idea: returns the tensor for 2 * a
# fails: test-reflected
class Tensor:
    def __rmul__(self, other):
        return self
