# idea: multiplies by x twice
# fails: test-gelu-values, test-gelu-large
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            np.square(x.data) * 0.5 * (1 + np.tanh(0.851 * x.data)), "gelu", x
        )
