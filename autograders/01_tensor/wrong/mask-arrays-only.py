# idea: takes only an array as mask
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        if not isinstance(mask, np.ndarray):
            raise TypeError("the mask is no array")
        return Tensor.from_operation(
            np.where(mask, np.float32(value), self.data), "masked_fill", self
        )
