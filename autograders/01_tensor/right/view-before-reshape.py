# idea: has the work done in view, and an alias in the other direction
class Tensor:
    def view(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            (shape,) = shape
        return Tensor.from_operation(np.reshape(self.data, shape), "reshape", self, shape=shape)

    def reshape(self, *shape):
        return self.view(*shape)
