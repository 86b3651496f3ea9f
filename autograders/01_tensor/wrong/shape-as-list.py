# idea: returns the shape as a list
# fails: test-tensor-inspect
class Tensor:
    def shape(self):
        return list(self.data.shape)
