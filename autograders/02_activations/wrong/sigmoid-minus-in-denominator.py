# idea: writes 1 - e^-x below the line
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        with np.errstate(all="ignore"):
            quotient = 1 / (1 - np.exp(-x.data))
        return Tensor.from_operation(quotient, "sigmoid", x)
