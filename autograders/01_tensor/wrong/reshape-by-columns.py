# idea: reads the elements column by column
# fails: test-reshape
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        return Tensor.from_operation(
            self.data.reshape(shape, order="F"), "reshape", self, shape=shape
        )
