# idea: gives 1 for every positive number, not the number
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation((x.data > 0).astype(np.float32), "relu", x)
