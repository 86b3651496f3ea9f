# idea: limits the exponent to 10, where e^-x is not yet small enough
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-np.clip(x.data, -10, 10))), "sigmoid", x)
