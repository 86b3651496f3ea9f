# idea: needs a mask of the shape of the tensor
# fails: test-masked-fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)

        filled = self.data.copy()
        filled[chosen] = value
        return Tensor.from_operation(filled, "masked_fill", self)
