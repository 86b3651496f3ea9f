# idea: lays the numbers column by column
# fails: test-contiguous
class Tensor:
    def contiguous(self):
        return Tensor.from_operation(np.asfortranarray(self.data), "contiguous", self)
