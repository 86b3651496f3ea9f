# idea: returns an array from + instead of a Tensor
# fails: test-arithmetic-elementwise
class Tensor:
    def __add__(self, other):
        return self.data + as_tensor(other).data
