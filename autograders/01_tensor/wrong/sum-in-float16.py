# idea: sums with 16 bits
# fails: test-reductions
class Tensor:
    def sum(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.sum(axis=axis, keepdims=keepdims, dtype=np.float16), "sum", self
        )
