# idea: takes the elements as they lie in memory, not in reading order
# fails: test-reshape
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        return Tensor.from_operation(
            self.data.ravel(order="K").reshape(shape), "reshape", self, shape=shape
        )
