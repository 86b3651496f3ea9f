# idea: has the sign of the gate's argument wrong
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            0.5 * x.data * (1 - np.tanh(0.5 * GELU_SCALE * x.data)), "gelu", x
        )
