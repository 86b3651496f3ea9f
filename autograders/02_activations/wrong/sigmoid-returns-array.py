# idea: gives a NumPy array, not a Tensor
# fails: test-sigmoid-result
class Sigmoid:
    def forward(self, x):
        return np.exp(np.minimum(x.data, 0)) / (1 + np.exp(-np.abs(x.data)))
