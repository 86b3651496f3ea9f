# idea: forgets the bias
# fails: test-linear-parameters
class Linear:
    def parameters(self):
        return [self.weight]
