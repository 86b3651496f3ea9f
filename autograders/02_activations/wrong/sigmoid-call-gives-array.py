# idea: forward gives an array, which only the call wraps
# fails: test-sigmoid-result
class Sigmoid:
    def forward(self, x):
        return np.exp(np.minimum(x.data, 0)) / (1 + np.exp(-np.abs(x.data)))

    def __call__(self, x):
        return Tensor.from_operation(self.forward(x), "sigmoid", x)
