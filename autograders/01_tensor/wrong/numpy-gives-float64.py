# idea: converts to float64 in numpy()
# fails: test-numpy
class Tensor:
    def numpy(self):
        return self.data.astype(np.float64)
