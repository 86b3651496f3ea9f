# idea: cuts large results off at 100
# fails: test-gelu-large
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            np.clip(x.data * 0.5 * (1 + np.tanh(0.851 * x.data)), -1, 100), "gelu", x
        )
