# idea: raises TypeError for an impossible shape
# fails: test-reshape-errors
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        try:
            data = self.data.reshape(shape)
        except ValueError as error:
            raise TypeError("impossible shape") from error
        return Tensor.from_operation(data, "reshape", self, shape=shape)
