# idea: makes every element negative
# fails: test-arithmetic-negative
class Tensor:
    def __neg__(self):
        return Tensor.from_operation(-np.abs(self.data), "neg", self)
