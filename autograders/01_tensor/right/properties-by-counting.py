# idea: works the properties out from the shape
class Tensor:
    def shape(self):
        return tuple(int(size) for size in np.shape(self.data))

    def ndim(self):
        return len(self.shape)

    def size(self):
        return math.prod(self.shape)

    def dtype(self):
        return np.float32

    def numel(self):
        count = 1
        for size in self.shape:
            count *= size
        return count

    def numpy(self):
        return self.data.copy()

    def memory_footprint(self):
        return self.numel() * np.dtype(self.dtype).itemsize
