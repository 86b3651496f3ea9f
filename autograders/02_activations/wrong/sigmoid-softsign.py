# idea: uses x / (1 + |x|), moved and scaled
# fails: test-sigmoid-values, test-sigmoid-large
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(0.5 + 0.5 * x.data / (1 + np.abs(x.data)), "sigmoid", x)
