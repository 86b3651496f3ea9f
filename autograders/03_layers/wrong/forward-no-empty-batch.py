# idea: a loop over the rows, which cannot stack none
# fails: test-linear-forward, test-linear-bias
class Linear:
    def forward(self, x):
        if x.ndim == 1:
            y = x.matmul(self.weight)
        else:
            y = Tensor([x[i].matmul(self.weight) for i in range(x.shape[0])])
        return y if self.bias is None else y + self.bias
