# idea: gives a number the shape (1,)
# fails: test-contiguous
class Tensor:
    def contiguous(self):
        return Tensor.from_operation(np.ascontiguousarray(self.data), "contiguous", self)
