# idea: gives the gate and forgets to multiply by x
# fails: test-gelu-values, test-gelu-large
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * (1 + np.tanh(0.5 * GELU_SCALE * x.data)), "gelu", x)
