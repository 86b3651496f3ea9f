# idea: gives the bias before the weight
# fails: test-linear-parameters
class Linear:
    def parameters(self):
        return [t for t in (self.bias, self.weight) if t is not None]
