# idea: limits the gate's argument to 20
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            x.data / (1 + np.exp(-np.clip(GELU_SCALE * x.data, -20, 20))), "gelu", x
        )
