# idea: returns an array of the right shape with ones
# fails: test-numpy
class Tensor:
    def numpy(self):
        return np.ones_like(self.data)
