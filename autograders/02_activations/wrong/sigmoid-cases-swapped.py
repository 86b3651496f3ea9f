# idea: swaps the numerators of the two cases
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(np.where(x.data < 0, 1, small) / (1 + small), "sigmoid", x)
