# idea: cuts the numbers of the mask to integers first
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        mask = np.asarray(mask.data if isinstance(mask, Tensor) else mask).astype(int)
        return Tensor.from_operation(np.where(mask != 0, value, self.data), "masked_fill", self)
