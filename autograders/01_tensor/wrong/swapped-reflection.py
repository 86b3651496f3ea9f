# idea: takes self for the left operand in the reflected methods, so 2 - a becomes a - 2
# fails: test-reflected
class Tensor:
    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return self / other
