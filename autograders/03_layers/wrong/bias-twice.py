# idea: adds the bias twice
# fails: test-linear-bias
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias + self.bias
