# idea: stacks tensors with np.stack, and unpacks nested lists by recursion
def numbers_of(data):
    if isinstance(data, Tensor):
        return data.data
    if isinstance(data, (list, tuple)):
        parts = [numbers_of(item) for item in data]
        arrays = parts and all(isinstance(part, np.ndarray) for part in parts)
        return np.stack(parts) if arrays else parts
    return data


class Tensor:
    def __init__(self, data, requires_grad=False):
        self.data = np.asarray(numbers_of(data)).astype(np.float32)
        self.requires_grad = requires_grad
        self.grad = None
