# idea: gives a NumPy array, not a Tensor
# fails: test-gelu-result
class GELU:
    def forward(self, x):
        return x.data * 0.5 * (1 + np.tanh(0.5 * GELU_SCALE * x.data))
