# idea: adds the value instead of putting it there
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(
            self.data + np.where(chosen, np.float32(value), 0), "masked_fill", self
        )
