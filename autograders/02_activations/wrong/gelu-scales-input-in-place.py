# idea: scales the input in place and divides the result again
# fails: test-gelu-result
class GELU:
    def forward(self, x):
        x.data *= GELU_SCALE
        gate = 0.5 * (1 + np.tanh(0.5 * x.data))
        return Tensor.from_operation(x.data / GELU_SCALE * gate, "gelu", x)
