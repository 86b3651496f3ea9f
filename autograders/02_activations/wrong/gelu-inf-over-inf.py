# idea: computes the gate as e^z / (1 + e^z), inf / inf for large numbers
# fails: test-gelu-large
class GELU:
    def forward(self, x):
        grown = np.exp(GELU_SCALE * x.data)
        return Tensor.from_operation(x.data * grown / (1 + grown), "gelu", x)
