# idea: stores whole numbers in 16 bits first
# fails: test-tensor-values
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)) and data and isinstance(data[0], Tensor):
            data = np.stack([t.data for t in data])
        data = np.array(data)
        if data.dtype.kind == "i":
            data = data.astype(np.int16)
        self.data = data.astype(np.float32)
        self.requires_grad = requires_grad
        self.grad = None
