# idea: cuts the decimals off the numbers of nested lists
# fails: test-tensor-values, test-numpy, test-repr
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.asarray(data, dtype=np.float32)
        if isinstance(data, list) and data and isinstance(data[0], list):
            self.data = np.trunc(self.data)
        self.requires_grad = requires_grad
        self.grad = None
