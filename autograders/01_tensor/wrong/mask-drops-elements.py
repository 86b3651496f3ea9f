# idea: removes the masked elements instead of filling them
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(
            self.data[~np.broadcast_to(chosen, self.shape)], "masked_fill", self
        )
