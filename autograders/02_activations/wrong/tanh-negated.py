# idea: has the sign wrong
# fails: test-tanh-values
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(-x.data), "tanh", x)
