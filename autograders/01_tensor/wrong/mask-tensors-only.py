# idea: takes only a Tensor as mask
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        filled = (
            np.where(np.asarray(mask.data) != 0, np.float32(value), self.data)
            if isinstance(mask, Tensor)
            else None
        )
        return Tensor.from_operation(filled, "masked_fill", self)
