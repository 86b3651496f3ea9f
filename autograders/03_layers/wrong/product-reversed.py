# idea: multiplies W by x
# fails: test-linear-forward, test-linear-bias, test-linear-without-bias
class Linear:
    def forward(self, x):
        y = self.weight.matmul(x)
        return y if self.bias is None else y + self.bias
