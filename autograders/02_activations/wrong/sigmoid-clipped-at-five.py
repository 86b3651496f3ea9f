# idea: limits the exponent to 5
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-np.clip(x.data, -5, 5))), "sigmoid", x)
