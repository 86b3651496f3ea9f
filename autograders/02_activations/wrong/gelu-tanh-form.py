# idea: uses the tanh approximation of GELU in place of x * sigmoid(1.702 x)
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        inner = np.sqrt(2 / np.pi) * (x.data + 0.044715 * x.data**3)
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(inner)), "gelu", x)
