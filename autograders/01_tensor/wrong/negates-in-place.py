# idea: changes the sign of the tensor itself
# fails: test-arithmetic-unchanged
class Tensor:
    def __neg__(self):
        np.negative(self.data, out=self.data)
        return Tensor.from_operation(self.data.copy(), "neg", self)
