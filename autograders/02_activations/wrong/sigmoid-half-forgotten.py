# idea: takes tanh(x) for tanh(x / 2)
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation((1 + np.tanh(x.data)) / 2, "sigmoid", x)
