# idea: keeps the filled numbers in float64
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)

        filled = Tensor(self.data)
        filled.data = np.where(chosen, np.float64(value), self.data)
        return filled
