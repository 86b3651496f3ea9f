# idea: fills where the mask is false
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(np.where(chosen, self.data, value), "masked_fill", self)
