# idea: returns nested lists from numpy()
# fails: test-numpy
class Tensor:
    def numpy(self):
        return self.data.tolist()
