# idea: changes the shape of the tensor itself
# fails: test-reshape, test-view
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        self.data = self.data.reshape(shape)
        return self
