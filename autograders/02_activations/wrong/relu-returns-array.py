# idea: gives a NumPy array, not a Tensor
# fails: test-relu-result
class ReLU:
    def forward(self, x):
        return np.maximum(x.data, 0)
