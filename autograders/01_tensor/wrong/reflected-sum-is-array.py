# idea: returns an array from 2 + a
# fails: test-reflected
class Tensor:
    def __radd__(self, other):
        return as_tensor(other).data + self.data
