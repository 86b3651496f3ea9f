# idea: limits the gate's argument to 8, where it is not yet shut
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            x.data / (1 + np.exp(-np.clip(GELU_SCALE * x.data, -8, 8))), "gelu", x
        )
