# idea: chooses with np.where
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 0, x.data, np.float32(0)), "relu", x)
