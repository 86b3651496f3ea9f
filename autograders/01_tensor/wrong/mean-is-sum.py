# idea: forgets to divide
# fails: test-reductions-mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return self.sum(axis, keepdims)
