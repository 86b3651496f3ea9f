# idea: adds the bias only to inputs with a batch
# fails: test-linear-bias
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        return y if self.bias is None or x.ndim == 1 else y + self.bias
