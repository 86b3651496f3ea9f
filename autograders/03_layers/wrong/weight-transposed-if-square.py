# idea: transposes the weight when it is square
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        weight = self.weight.transpose() if self.in_features == self.out_features else self.weight
        y = x.matmul(weight)
        return y if self.bias is None else y + self.bias
