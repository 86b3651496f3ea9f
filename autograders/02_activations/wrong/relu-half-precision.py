# idea: computes in float16
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data.astype(np.float16), 0), "relu", x)
