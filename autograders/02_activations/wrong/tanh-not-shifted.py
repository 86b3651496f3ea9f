# idea: writes s(2x) and forgets to stretch it from -1 to 1
# fails: test-tanh-values
class Tanh:
    def forward(self, x):
        return Tensor.from_operation((1 + np.tanh(x.data)) / 2, "tanh", x)
