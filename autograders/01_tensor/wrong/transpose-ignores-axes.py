# idea: always swaps the last two axes
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return Tensor.from_operation(self.data.swapaxes(-1, -2), "transpose", self)
