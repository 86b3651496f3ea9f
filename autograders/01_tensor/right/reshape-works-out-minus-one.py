# idea: works out -1 itself, takes lists, and copies
class Tensor:
    def reshape(self, *shape):
        if shape and not isinstance(shape[0], (int, np.integer)):
            shape = shape[0]
        shape = list(shape)
        if shape.count(-1) > 1:
            raise ValueError("two unknown sizes")
        if -1 in shape:
            known = 1
            for size in shape:
                known *= 1 if size == -1 else size
            if known == 0 or self.size % known:
                raise ValueError("it does not come out even")
            shape[shape.index(-1)] = self.size // known
        if int(np.prod(shape)) != self.size:
            raise ValueError(f"{self.size} elements")
        return Tensor(np.array(list(self.data.flat), dtype=np.float32).reshape(shape))

    def view(self, *shape):
        return Tensor.reshape(self, *shape)
