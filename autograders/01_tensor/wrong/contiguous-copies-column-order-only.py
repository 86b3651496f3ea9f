# idea: copies arrays in column order, and leaves other gaps and jumps
# fails: test-contiguous
class Tensor:
    def contiguous(self):
        out = np.array(self.data, order="C") if self.data.flags.f_contiguous else self.data
        return Tensor.from_operation(out, "contiguous", self)
