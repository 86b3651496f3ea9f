# idea: gives ReLU, which has no dip left of zero
# fails: test-gelu-values
class GELU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data, 0), "gelu", x)
