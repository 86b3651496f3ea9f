# idea: writes the bias into the input, where it fits
# fails: test-linear-bias
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        if self.bias is None:
            return y
        if x.shape == y.shape:
            x.data = x.data + self.bias.data
        return y + self.bias
