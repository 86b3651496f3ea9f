# idea: computes the tangent of an angle
# fails: test-tanh-values, test-tanh-large
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tan(x.data), "tanh", x)
