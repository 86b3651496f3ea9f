# idea: forgets to halve the argument of tanh
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(0.5 * x.data * (1 + np.tanh(GELU_SCALE * x.data)), "gelu", x)
