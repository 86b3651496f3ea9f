# idea: writes 1 / (1 + e^x), with the sign of the exponent wrong
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(x.data)), "sigmoid", x)
