# idea: rounds the numbers of nested lists to float16 on the way to float32
# fails: test-tensor-values
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        first = (
            np.float16
            if isinstance(data, list) and data and isinstance(data[0], list)
            else np.float32
        )
        self.data = np.asarray(data, dtype=first).astype(np.float32)
        self.requires_grad = requires_grad
        self.grad = None
