# idea: gives a tuple, which cannot be added to another layer's list
# fails: test-linear-parameters
class Linear:
    def parameters(self):
        return (self.weight,) if self.bias is None else (self.weight, self.bias)
