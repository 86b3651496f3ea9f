# idea: replaces infinity by a large number
# fails: test-tensor-values, test-tensor-float32, test-masked-fill
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.nan_to_num(np.asarray(data, dtype=np.float32))
        self.requires_grad = requires_grad
        self.grad = None
