# idea: hands the Tensor itself to NumPy
# fails: test-sigmoid-values, test-sigmoid-large, test-sigmoid-result
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / (1 + np.exp(-x)), "sigmoid", x)
