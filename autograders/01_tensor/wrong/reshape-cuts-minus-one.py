# idea: drops elements that do not fill the shape with a -1
# fails: test-reshape-errors
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        data = self.data
        if shape.count(-1) == 1:
            known = math.prod(size for size in shape if size != -1)
            data = data.ravel()[: data.size // known * known]
        return Tensor.from_operation(data.reshape(shape), "reshape", self, shape=shape)
