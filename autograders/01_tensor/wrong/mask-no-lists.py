# idea: takes no list as mask
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        return (
            Tensor.from_operation(
                np.where(mask.data.astype(bool), value, self.data), "masked_fill", self
            )
            if isinstance(mask, Tensor)
            else Tensor(np.where(mask.astype(bool), value, self.data))
        )
