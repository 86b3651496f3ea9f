# idea: returns an array instead of a Tensor
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        y = x.data @ self.weight.data
        return y if self.bias is None else y + self.bias.data
