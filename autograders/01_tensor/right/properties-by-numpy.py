# idea: takes the properties from NumPy, numbers of NumPy's own types among them
class Tensor:
    def size(self):
        return np.prod(self.data.shape)

    def ndim(self):
        return np.ndim(self.data)

    def numel(self):
        return np.size(self.data)

    def dtype(self):
        return np.dtype("float32")

    def numpy(self):
        return np.asarray(self.data)

    def memory_footprint(self):
        return self.data.size * self.data.itemsize
