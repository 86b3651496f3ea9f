# idea: copies the numbers in the order in which they lie
# fails: test-contiguous
class Tensor:
    def contiguous(self):
        return Tensor.from_operation(self.data.copy(order="K"), "contiguous", self)
