# idea: turns the numbers into integers first
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        numbers = x.data.astype(int)
        return Tensor.from_operation(1 / (1 + np.exp(-numbers)), "sigmoid", x)
