# idea: computes in float16
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        narrow = x.data.astype(np.float16)
        return Tensor.from_operation(narrow * 0.5 * (1 + np.tanh(0.851 * narrow)), "gelu", x)
