# idea: reshapes an input of another width until it fits
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        n = self.weight.shape[0]
        if x.ndim >= 2 and x.shape[-1] != n:
            x = x.reshape(-1, n)
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias
