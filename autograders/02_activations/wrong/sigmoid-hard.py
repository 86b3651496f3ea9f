# idea: takes straight pieces for the curve (hard sigmoid)
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(np.clip(x.data / 6 + 0.5, 0, 1), "sigmoid", x)
