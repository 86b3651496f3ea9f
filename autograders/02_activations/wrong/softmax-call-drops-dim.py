# idea: does not pass `dim` on from the call
# fails: test-softmax-dim
class Softmax:
    def __call__(self, x, dim=-1):
        return self.forward(x)
