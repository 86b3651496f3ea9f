# idea: transposes the tensor itself
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        self.data = self.data.swapaxes(dim0, dim1)
        return self
