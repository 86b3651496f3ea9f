# idea: turns a single input into a batch of one and leaves it so
# fails: test-linear-forward, test-linear-bias
class Linear:
    def forward(self, x):
        x = x.reshape(1, -1) if x.ndim == 1 else x
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias
