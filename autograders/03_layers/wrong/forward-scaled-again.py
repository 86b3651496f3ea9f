# idea: divides the product by sqrt(in), though the weights are scaled already
# fails: test-linear-forward, test-linear-without-bias
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight) / math.sqrt(self.in_features)
        return y if self.bias is None else y + self.bias
