# idea: gives the elements in a flat row
# fails: test-tanh-values
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(x.data.ravel()), "tanh", x)
