# idea: adds the bias without asking whether there is one
# fails: test-linear-without-bias
class Linear:
    def forward(self, x):
        return x.matmul(self.weight) + self.bias
