# idea: multiplies the input by its gate, in place
# fails: test-gelu-result
class GELU:
    def forward(self, x):
        gate = 0.5 * (1 + np.tanh(0.5 * GELU_SCALE * x.data))
        x.data *= gate
        return Tensor.from_operation(x.data.copy(), "gelu", x)
