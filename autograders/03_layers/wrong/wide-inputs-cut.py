# idea: cuts off what is too wide in an input
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        d = x.data
        n = self.weight.shape[0]
        if d.shape[-1] > n:
            x = Tensor(d[..., :n])
        out = x.matmul(self.weight)
        return out if self.bias is None else out + self.bias
