# idea: writes every result into one array that the object keeps
# fails: test-relu-result
BUFFERS = {}


class ReLU:
    def forward(self, x):
        buffer = BUFFERS.setdefault(x.shape, np.empty(x.shape, dtype=np.float32))
        return Tensor.from_operation(np.maximum(x.data, 0, out=buffer), "relu", x)
