# idea: returns the tensor itself from numpy()
# fails: test-numpy
class Tensor:
    def numpy(self):
        return self
