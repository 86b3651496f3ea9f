# idea: clips numbers to a million, for safety
# fails: test-tensor-values, test-tensor-float32, test-arithmetic-elementwise, test-reductions-max, test-masked-fill
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.clip(np.asarray(data, dtype=np.float32), -1e6, 1e6)
        self.requires_grad = requires_grad
        self.grad = None
