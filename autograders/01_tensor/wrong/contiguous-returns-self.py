# idea: returns the tensor itself, in whatever order its numbers lie
# fails: test-contiguous
class Tensor:
    def contiguous(self):
        return self
