# idea: takes the empty shape () for -1
# fails: test-reshape
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            shape = shape[0] or (-1,)
        try:
            out = self.data.reshape(shape)
        except ValueError:
            raise ValueError(
                f"{self.size} elements do not fit into {math.prod(shape)}: {shape}"
            ) from None
        return Tensor.from_operation(out, "reshape", self, shape=shape)
