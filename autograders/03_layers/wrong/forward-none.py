# idea: computes the output and does not return it
# fails: test-linear-forward, test-linear-bias, test-linear-without-bias
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        if self.bias is not None:
            y = y + self.bias
