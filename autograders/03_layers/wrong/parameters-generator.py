# idea: gives a generator, as PyTorch does
# fails: test-linear-parameters, test-linear-without-bias
class Linear:
    def parameters(self):
        yield self.weight
        if self.bias is not None:
            yield self.bias
