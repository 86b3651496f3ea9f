# idea: takes the shape only as a tuple
# fails: test-reshape, test-view, test-reshape-errors
class Tensor:
    def reshape(self, shape):
        return Tensor.from_operation(self.data.reshape(shape), "reshape", self, shape=shape)
