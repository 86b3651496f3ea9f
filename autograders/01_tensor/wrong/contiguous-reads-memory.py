# idea: keeps the order in memory and so mixes up the places
# fails: test-contiguous
class Tensor:
    def contiguous(self):
        flat = self.data.ravel(order="K")
        return Tensor.from_operation(flat.reshape(self.shape), "contiguous", self)
