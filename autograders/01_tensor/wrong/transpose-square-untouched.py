# idea: leaves square matrices as they are
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        if self.shape[dim0] == self.shape[dim1]:
            return Tensor(self.data)
        return Tensor.from_operation(self.data.swapaxes(dim0, dim1), "transpose", self)
