# idea: takes only positive numbers in the mask for true
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        mask = np.asarray(mask.data if isinstance(mask, Tensor) else mask)
        return Tensor.from_operation(np.where(mask > 0, value, self.data), "masked_fill", self)
