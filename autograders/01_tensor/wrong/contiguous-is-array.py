# idea: returns an array from contiguous
# fails: test-contiguous
class Tensor:
    def contiguous(self):
        return np.array(self.data, order="C")
