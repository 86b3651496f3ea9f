# idea: returns None when the shapes do not fit
# fails: test-linear-forward
class Linear:
    def forward(self, x):
        try:
            y = x.matmul(self.weight)
        except ValueError:
            return None
        return y if self.bias is None else y + self.bias
