# idea: computes 2 - a as -(2 - a)
# fails: test-reflected
class Tensor:
    def __rsub__(self, other):
        return -(as_tensor(other) - self)
