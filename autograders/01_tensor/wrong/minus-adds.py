# idea: adds where it should subtract
# fails: test-arithmetic-elementwise
class Tensor:
    def __sub__(self, other):
        return self + other
