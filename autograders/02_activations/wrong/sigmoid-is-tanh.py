# idea: computes tanh, which starts at -1
# fails: test-sigmoid-values
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(x.data / 2), "sigmoid", x)
