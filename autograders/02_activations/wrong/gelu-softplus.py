# idea: computes softplus, which is positive everywhere
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(np.logaddexp(0, GELU_SCALE * x.data) / GELU_SCALE, "gelu", x)
