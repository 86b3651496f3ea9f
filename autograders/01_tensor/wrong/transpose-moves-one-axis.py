# idea: moves one axis to the place of the other, shifting those between
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return Tensor.from_operation(np.moveaxis(self.data, dim0, dim1), "transpose", self)
