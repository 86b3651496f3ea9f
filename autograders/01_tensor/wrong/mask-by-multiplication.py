# idea: computes x * (1 - mask) + value * mask, which makes 0 times infinity
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(
            self.data * ~chosen + np.float32(value) * chosen, "masked_fill", self
        )
