# idea: adds the sizes instead of multiplying them
# fails: test-tensor-inspect
class Tensor:
    def numel(self):
        return sum(self.data.shape)
