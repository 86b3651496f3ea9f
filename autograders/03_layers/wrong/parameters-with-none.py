# idea: gives None for a missing bias
# fails: test-linear-without-bias
class Linear:
    def parameters(self):
        return [self.weight, self.bias]
