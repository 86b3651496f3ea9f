# idea: fills only the first place where the mask is true
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)

        chosen = np.broadcast_to(chosen, self.shape)
        filled = self.data.copy()
        if chosen.any():
            filled[tuple(np.argwhere(chosen)[0])] = value
        return Tensor.from_operation(filled, "masked_fill", self)
