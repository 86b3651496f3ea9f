# idea: flattens the leading axes of a stack and does not restore them
# fails: test-linear-forward, test-linear-bias
class Linear:
    def forward(self, x):
        x = x.reshape(-1, x.shape[-1]) if x.ndim > 2 else x
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias
