# idea: treats x > 0 and x < 0 and leaves 0 for x = 0
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(
            ((x.data > 0) + (x.data < 0) * small) / (1 + small), "sigmoid", x
        )
