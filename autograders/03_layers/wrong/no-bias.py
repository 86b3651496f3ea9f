# idea: forgets to add the bias; a new layer's bias is zero, so nobody notices at first
# fails: test-linear-bias
class Linear:
    def forward(self, x):
        return x.matmul(self.weight)
