# idea: does not take a tuple in view
# fails: test-view, test-reshape-errors
class Tensor:
    def view(self, *shape):
        return self.reshape(*(int(size) for size in shape))
