# idea: raises 2 and not e to the power
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        small = np.exp2(-np.abs(x.data))
        return Tensor.from_operation(np.where(x.data < 0, small, 1) / (1 + small), "sigmoid", x)
