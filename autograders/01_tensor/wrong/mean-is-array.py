# idea: returns an array from mean
# fails: test-reductions-mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return self.data.mean(axis=axis, keepdims=keepdims)
