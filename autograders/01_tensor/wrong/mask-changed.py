# idea: turns the mask tensor itself into booleans
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        if isinstance(mask, Tensor):
            mask.data = mask.data.astype(bool)
            mask = mask.data
        return Tensor.from_operation(
            np.where(np.asarray(mask, dtype=bool), value, self.data), "masked_fill", self
        )
