# idea: gives the slope, s * (1 - s), and not s
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(small / np.square(1 + small), "sigmoid", x)
