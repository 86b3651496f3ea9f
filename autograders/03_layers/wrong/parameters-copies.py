# idea: gives copies of the tensors
# fails: test-linear-parameters
class Linear:
    def parameters(self):
        return [Tensor(t.data.copy(), True) for t in (self.weight, self.bias) if t is not None]
