# idea: cannot make a tensor from a tensor
# fails: test-tensor-from-tensors, test-tensor-requires-grad
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None
