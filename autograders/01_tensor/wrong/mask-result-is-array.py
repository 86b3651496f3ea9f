# idea: returns an array from masked_fill
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return np.where(chosen, np.float32(value), self.data)
