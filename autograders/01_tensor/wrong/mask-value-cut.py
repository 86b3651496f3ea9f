# idea: cuts the value to an integer
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)

        whole = int(value) if np.isfinite(value) else value
        return Tensor.from_operation(np.where(chosen, whole, self.data), "masked_fill", self)
