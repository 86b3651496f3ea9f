# idea: counts one element where an axis is empty
# fails: test-tensor-inspect
class Tensor:
    def numel(self):
        return max(1, self.data.size)
