# idea: adds the bias down the batch, right only where the batch is as large as the output
# fails: test-linear-bias
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        if self.bias is None:
            return y
        if y.ndim == 2 and y.shape[0] == self.bias.size:
            return y + self.bias.reshape(-1, 1)
        return y + self.bias
