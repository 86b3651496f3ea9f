# idea: unpacks tensors from a list, but not from a tuple
# fails: test-tensor-from-tensors
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, list):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None
