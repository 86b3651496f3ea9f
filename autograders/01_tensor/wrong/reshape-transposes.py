# idea: turns a matrix round instead of reshaping where the sizes are those
# fails: test-reshape
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        if shape == self.data.T.shape:
            return Tensor(self.data.T)
        return Tensor.from_operation(self.data.reshape(shape), "reshape", self, shape=shape)
