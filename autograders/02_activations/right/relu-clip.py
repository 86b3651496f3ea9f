# idea: clips from below only
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.clip(x.data, 0, None), "relu", x)
