# idea: puts a large negative number in the place of minus infinity
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(
            np.where(chosen, max(value, -1e9), self.data), "masked_fill", self
        )
