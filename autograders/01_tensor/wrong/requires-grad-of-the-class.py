# idea: keeps requires_grad on the class, where all tensors share it
# fails: test-tensor-requires-grad
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.asarray(data, dtype=np.float32)
        Tensor.requires_grad = requires_grad
        self.grad = None
