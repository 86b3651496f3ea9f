# idea: divides the tensor by the number in 2 / a
# fails: test-reflected
class Tensor:
    def __rtruediv__(self, other):
        return self / other
