# idea: reverses all axes between the two
# fails: test-transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        first, last = sorted((dim0 % self.ndim, dim1 % self.ndim))
        order = list(range(self.ndim))
        order[first : last + 1] = order[first : last + 1][::-1]
        return Tensor.from_operation(self.data.transpose(order), "transpose", self)
