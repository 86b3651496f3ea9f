# idea: returns the tensor itself for an impossible shape
# fails: test-reshape-errors
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        try:
            data = self.data.reshape(shape)
        except ValueError:
            return self
        return Tensor.from_operation(data, "reshape", self, shape=shape)
