# idea: counts bytes in size
# fails: test-tensor-inspect
class Tensor:
    def size(self):
        return self.data.nbytes

    def numel(self):
        return self.data.size
