# idea: returns the object in place of a Tensor
# fails: test-tanh-values, test-tanh-large, test-tanh-result
class Tanh:
    def forward(self, x):
        self.result = Tensor.from_operation(np.tanh(x.data), "tanh", x)
        return self
