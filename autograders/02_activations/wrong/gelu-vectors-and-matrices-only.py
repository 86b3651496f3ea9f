# idea: loops over the first axis and treats what is there as one row
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        rows = [row * 0.5 * (1 + np.tanh(0.851 * row)) for row in x.data]
        return Tensor.from_operation(np.array(rows).reshape(len(rows), -1).squeeze(), "gelu", x)
