# idea: says that a number has the shape (1,)
# fails: test-tensor-inspect
class Tensor:
    def shape(self):
        return self.data.shape or (1,)
