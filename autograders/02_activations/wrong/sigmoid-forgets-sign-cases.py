# idea: uses the form for positive numbers for negative ones, too
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-np.abs(x.data))), "sigmoid", x)
