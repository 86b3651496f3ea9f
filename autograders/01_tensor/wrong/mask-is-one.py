# idea: takes only 1 in the mask for true
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        mask = np.asarray(mask.data if isinstance(mask, Tensor) else mask)
        return Tensor.from_operation(np.where(mask == 1, value, self.data), "masked_fill", self)
