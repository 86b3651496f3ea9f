# idea: forgets the 1 below the line, which leaves e^x
# fails: test-sigmoid-values, test-sigmoid-large
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(1 / np.exp(-x.data), "sigmoid", x)
