# idea: fills a copy with np.putmask
class Tensor:
    def masked_fill(self, mask, value):
        filled = np.array(self.data, copy=True)
        mask = np.not_equal(getattr(mask, "data", mask) if isinstance(mask, Tensor) else mask, 0)
        np.putmask(filled, np.broadcast_to(mask, filled.shape), value)
        return Tensor(filled, self.requires_grad)
