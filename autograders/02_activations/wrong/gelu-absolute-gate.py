# idea: takes the absolute value inside the gate, which never shuts
# fails: test-gelu-values, test-gelu-large
class GELU:
    def forward(self, x):
        return Tensor.from_operation(
            x.data / (1 + np.exp(-GELU_SCALE * np.abs(x.data))), "gelu", x
        )
