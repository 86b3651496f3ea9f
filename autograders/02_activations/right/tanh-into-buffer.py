# idea: writes into an array of its own with out=
class Tanh:
    def forward(self, x):
        buffer = np.empty(x.shape, dtype=np.float32)
        np.tanh(x.data, out=buffer)
        return Tensor.from_operation(buffer, "tanh", x)
