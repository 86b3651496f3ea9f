# idea: transposes nothing but matrices
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        if self.ndim != 2:
            return self
        return Tensor.from_operation(self.data.T, "transpose", self)
