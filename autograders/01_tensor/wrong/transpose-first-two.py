# idea: swaps the first two axes by default
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=0, dim1=1):
        return Tensor.from_operation(self.data.swapaxes(dim0, dim1), "transpose", self)
