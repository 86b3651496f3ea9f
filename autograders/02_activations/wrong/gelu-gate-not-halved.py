# idea: forgets the half in front: x * (1 + tanh)
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(x.data * (1 + np.tanh(0.5 * GELU_SCALE * x.data)), "gelu", x)
