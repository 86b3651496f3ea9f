# idea: gives a Tensor that holds float64 numbers
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        y = y if self.bias is None else y + self.bias
        y.data = y.data.astype(np.float64)
        return y
