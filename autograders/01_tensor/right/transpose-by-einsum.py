# idea: names the axes for einsum, and lays numbers in order with require
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        before = list(range(self.ndim))
        after = before.copy()
        after[dim0], after[dim1] = after[dim1], after[dim0]
        return Tensor(np.einsum(self.data, before, after))

    def contiguous(self):
        return Tensor(np.require(self.data, requirements="C").reshape(self.shape))
