# idea: rounds 1.702 to 1.7
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(0.85 * x.data)), "gelu", x)
