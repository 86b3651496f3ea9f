# idea: writes the value into the tensor itself instead of making a new one
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        np.copyto(self.data, value, where=chosen)
        return self
