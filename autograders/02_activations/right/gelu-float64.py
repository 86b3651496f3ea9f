# idea: computes in float64
class GELU:
    def forward(self, x):
        wide = x.data.astype(np.float64)
        return Tensor.from_operation(
            wide * np.exp(-np.logaddexp(0, -GELU_SCALE * wide)), "gelu", x
        )
