# idea: does not work out -1
# fails: test-reshape, test-view
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        if math.prod(shape) != self.size:
            raise ValueError("the numbers of elements differ")
        return Tensor.from_operation(self.data.reshape(shape), "reshape", self, shape=shape)
