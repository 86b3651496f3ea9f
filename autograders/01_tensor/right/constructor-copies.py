# idea: copies what it is given with np.array
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        if isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.array(data, dtype=np.float32, order="C")
        self.requires_grad = bool(requires_grad)
        self.grad = None
        self.name = ""
