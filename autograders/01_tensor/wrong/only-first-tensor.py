# idea: uses only the first of a list of tensors
# fails: test-tensor-from-tensors
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)) and len(data) and isinstance(data[0], Tensor):
            data = data[0].data
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None
