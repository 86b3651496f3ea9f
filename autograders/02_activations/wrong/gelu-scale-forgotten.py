# idea: forgets the 1.702: x * s(x), which is SiLU
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(0.5 * x.data)), "gelu", x)
