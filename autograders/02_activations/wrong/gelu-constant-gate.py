# idea: takes the gate of 1.702 for every element
# fails: test-gelu-values, test-gelu-large
class GELU:
    def forward(self, x):
        return Tensor.from_operation(x.data / (1 + np.exp(-GELU_SCALE)), "gelu", x)
