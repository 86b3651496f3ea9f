# idea: returns an array from transpose
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return self.data.swapaxes(dim0, dim1)
