# idea: transposes with array.T, which reverses all axes instead of swapping two
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return Tensor.from_operation(self.data.T, "transpose", self)
