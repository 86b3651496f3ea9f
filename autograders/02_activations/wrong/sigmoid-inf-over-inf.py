# idea: computes e^x / (1 + e^x), which is inf / inf for large positive numbers
# fails: test-sigmoid-large
class Sigmoid:
    def forward(self, x):
        grown = np.exp(x.data)
        return Tensor.from_operation(grown / (1 + grown), "sigmoid", x)
