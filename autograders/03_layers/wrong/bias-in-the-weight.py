# idea: adds the bias to the weight: x(W + b)
# fails: test-linear-bias
class Linear:
    def forward(self, x):
        return x.matmul(self.weight if self.bias is None else self.weight + self.bias)
