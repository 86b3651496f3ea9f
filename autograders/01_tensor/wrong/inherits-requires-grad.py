# idea: takes requires_grad from the tensor it is made from, whatever is asked
# fails: test-tensor-requires-grad
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            requires_grad = data.requires_grad
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None
