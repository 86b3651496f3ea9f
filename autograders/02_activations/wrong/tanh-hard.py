# idea: cuts off at -1 and 1 (hard tanh)
# fails: test-tanh-values
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.clip(x.data, -1, 1), "tanh", x)
