# idea: permutes a list of axes, and copies the result
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        axes = list(range(self.ndim))
        axes[dim0], axes[dim1] = axes[dim1], axes[dim0]
        return Tensor(np.ascontiguousarray(self.data.transpose(axes)))

    def contiguous(self):
        if self.data.flags["C_CONTIGUOUS"]:
            return self
        return Tensor(np.array(self.data, order="C"))
