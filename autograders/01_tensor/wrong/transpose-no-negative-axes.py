# idea: refuses negative axes but for the default
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        if (dim0, dim1) != (-2, -1) and min(dim0, dim1) < 0:
            raise ValueError("negative axis")
        return Tensor.from_operation(self.data.swapaxes(dim0, dim1), "transpose", self)
