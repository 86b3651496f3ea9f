# idea: multiplies the first two sizes, right for matrices only
# fails: test-tensor-inspect
class Tensor:
    def size(self):
        return self.data.shape[0] * self.data.shape[1]

    def numel(self):
        return self.data.size
