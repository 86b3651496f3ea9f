# idea: takes inputs of exactly two axes
# fails: test-linear-forward, test-linear-bias
class Linear:
    def forward(self, x):
        if x.ndim != 2:
            raise ValueError("forward needs a batch")
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias
