# idea: computes ELU
# fails: test-gelu-values, test-gelu-large
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            np.where(x.data > 0, x.data, np.exp(np.minimum(x.data, 0)) - 1), "gelu", x
        )
