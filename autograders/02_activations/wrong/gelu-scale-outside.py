# idea: multiplies the result by 1.702, not the argument of the gate
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            GELU_SCALE * x.data * 0.5 * (1 + np.tanh(0.5 * x.data)), "gelu", x
        )
