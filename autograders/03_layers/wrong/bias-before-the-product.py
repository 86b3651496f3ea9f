# idea: adds the bias to the input: (x + b)W, which fits square layers only
# fails: test-linear-forward, test-linear-bias
class Linear:
    def forward(self, x):
        return (x if self.bias is None else x + self.bias).matmul(self.weight)
