# idea: returns an array from **
# fails: test-arithmetic-power
class Tensor:
    def __pow__(self, exponent):
        return self.data**exponent
