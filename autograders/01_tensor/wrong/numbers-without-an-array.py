# idea: keeps a single number as a NumPy scalar, which is no array
# fails: test-tensor-float32
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)) and data and isinstance(data[0], Tensor):
            data = np.stack([t.data for t in data])
        if isinstance(data, (int, float, np.number)):
            self.data = np.float32(data)
        else:
            self.data = np.array(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None
