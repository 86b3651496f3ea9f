# idea: returns an array from reshape
# fails: test-reshape
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        return self.data.reshape(shape)
