# idea: returns the largest of all, whatever the axis
# fails: test-reductions-max, test-keepdims
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.max(), "max", self)
