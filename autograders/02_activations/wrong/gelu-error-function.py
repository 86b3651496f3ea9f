# idea: uses the normal distribution itself (the erf form)
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        from math import erf

        gate = 0.5 * (1 + np.vectorize(erf, otypes=[np.float32])(x.data / np.sqrt(2)))
        return Tensor.from_operation(x.data * gate, "gelu", x)
