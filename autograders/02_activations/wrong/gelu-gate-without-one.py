# idea: forgets the 1 in the gate: x * tanh / 2
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * x.data * np.tanh(0.5 * GELU_SCALE * x.data), "gelu", x)
