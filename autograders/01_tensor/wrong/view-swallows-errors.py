# idea: returns the tensor itself when a view is not possible
# fails: test-reshape-errors
class Tensor:
    def view(self, *shape):
        try:
            return self.reshape(*shape)
        except ValueError:
            return self
