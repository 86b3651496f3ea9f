# idea: wants a gradient for every tensor
# fails: test-tensor-requires-grad
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = True
        self.grad = None
