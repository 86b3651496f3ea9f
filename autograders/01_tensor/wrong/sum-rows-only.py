# idea: sums only over the last axis when it is asked for all
# fails: test-reductions
class Tensor:
    def sum(self, axis=-1, keepdims=False):
        return Tensor.from_operation(self.data.sum(axis=axis, keepdims=keepdims), "sum", self)
