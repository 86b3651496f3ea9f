# idea: converts only floating point numbers to float32
# fails: test-tensor-float32
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        array = np.asarray(data)
        self.data = array.astype(np.float32) if array.dtype.kind == "f" else array
        self.requires_grad = requires_grad
        self.grad = None
