# idea: cuts the input or the weight when the widths differ
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        width = min(x.shape[-1], self.weight.shape[0])
        y = x[..., :width].matmul(self.weight[:width])
        return y if self.bias is None else y + self.bias
