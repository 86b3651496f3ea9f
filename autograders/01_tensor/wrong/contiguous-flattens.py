# idea: returns the numbers as one row
# fails: test-contiguous
class Tensor:
    def contiguous(self):
        return Tensor.from_operation(self.data.flatten(), "contiguous", self)
