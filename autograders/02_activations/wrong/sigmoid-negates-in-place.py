# idea: changes the sign of the input in place
# fails: test-sigmoid-result
class Sigmoid:
    def forward(self, x):
        x.data *= -1
        small = np.exp(-np.abs(x.data))
        return Tensor.from_operation(np.where(x.data > 0, small, 1) / (1 + small), "sigmoid", x)
