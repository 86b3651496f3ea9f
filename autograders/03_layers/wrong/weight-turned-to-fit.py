# idea: transposes the weight when the input has the width of the output
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        w = self.weight if x.shape[-1] == self.weight.shape[0] else self.weight.transpose()
        out = x.matmul(w)
        return out if self.bias is None else out + self.bias
