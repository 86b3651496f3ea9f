# idea: keeps the element type that NumPy chooses instead of converting to float32
# fails: test-tensor-float32
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.array(data)
        self.requires_grad = requires_grad
        self.grad = None
