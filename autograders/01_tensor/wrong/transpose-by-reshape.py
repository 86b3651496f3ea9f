# idea: reshapes to the swapped sizes instead of transposing
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        shape = list(self.shape)
        shape[dim0], shape[dim1] = shape[dim1], shape[dim0]
        return Tensor.from_operation(self.data.reshape(shape), "transpose", self)
