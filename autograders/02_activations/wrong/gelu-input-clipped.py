# idea: limits x to 10 before everything else
# fails: test-gelu-values, test-gelu-large
class GELU:
    def forward(self, x):
        near = np.clip(x.data, -10, 10)
        return Tensor.from_operation(near * 0.5 * (1 + np.tanh(0.851 * near)), "gelu", x)
