# idea: flattens in view, whatever the shape
# fails: test-view, test-reshape-errors
class Tensor:
    def view(self, *shape):
        return self.reshape(-1)
