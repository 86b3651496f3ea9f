# idea: looks at the first item of a list, and converts by astype without a copy
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, (list, tuple)) and len(data) > 0 and isinstance(data[0], Tensor):
            data = np.stack([tensor.data for tensor in data], axis=0)
        if hasattr(data, "requires_grad"):
            data = data.data
        if not isinstance(data, np.ndarray):
            data = np.array(data)
        self.data = data.astype("float32", copy=False)
        self.grad = None
        self.requires_grad = requires_grad
