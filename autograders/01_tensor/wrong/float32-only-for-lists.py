# idea: converts lists to float32, but keeps the type of an array
# fails: test-tensor-float32
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = data if isinstance(data, np.ndarray) else np.array(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None
