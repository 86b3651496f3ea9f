# idea: repeats or drops elements when they do not fit
# fails: test-reshape-errors
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        data = self.data.reshape(shape) if -1 in shape else np.resize(self.data, shape)
        return Tensor.from_operation(data, "reshape", self, shape=shape)
