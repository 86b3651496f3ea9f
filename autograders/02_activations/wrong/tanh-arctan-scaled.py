# idea: computes the arc tangent, scaled to reach 1
# fails: test-tanh-values, test-tanh-large
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.arctan(x.data) * 2 / np.pi, "tanh", x)
