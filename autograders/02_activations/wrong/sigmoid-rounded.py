# idea: rounds to three decimals
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(
            np.round(np.where(x.data < 0, small, 1) / (1 + small), 3), "sigmoid", x
        )
