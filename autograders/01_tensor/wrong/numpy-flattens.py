# idea: returns the numbers as one row
# fails: test-numpy
class Tensor:
    def numpy(self):
        return self.data.ravel()
