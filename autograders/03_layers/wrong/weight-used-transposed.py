# idea: multiplies by the transposed weight, as PyTorch does
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight.transpose())
        return y if self.bias is None else y + self.bias
