# idea: chooses with np.select, value and element stretched by NumPy
class Tensor:
    def masked_fill(self, mask, value):
        if isinstance(mask, Tensor):
            mask = mask.numpy()
        mask = np.broadcast_to(np.array(mask).astype(bool), self.shape)
        filled = np.select([mask, ~mask], [np.full(self.shape, value), self.data])
        return Tensor(filled)
