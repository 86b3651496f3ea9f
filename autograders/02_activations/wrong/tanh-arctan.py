# idea: computes the arc tangent
# fails: test-tanh-values, test-tanh-large
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.arctan(x.data), "tanh", x)
