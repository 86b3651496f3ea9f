# idea: adds into the tensor on the right
# fails: test-reflected
class Tensor:
    def __radd__(self, other):
        self.data = as_tensor(other).data + self.data
        return Tensor(self.data)
