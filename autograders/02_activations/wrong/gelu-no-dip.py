# idea: cuts off the negative part of GELU
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            np.maximum(x.data * 0.5 * (1 + np.tanh(0.851 * x.data)), 0), "gelu", x
        )
