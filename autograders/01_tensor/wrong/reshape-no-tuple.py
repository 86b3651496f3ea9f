# idea: does not take the shape as a tuple
# fails: test-reshape, test-view, test-reshape-errors
class Tensor:
    def reshape(self, *shape):
        if not all(isinstance(size, int) for size in shape):
            raise TypeError("the sizes are no integers")
        return Tensor.from_operation(self.data.reshape(*shape), "reshape", self, shape=shape)
