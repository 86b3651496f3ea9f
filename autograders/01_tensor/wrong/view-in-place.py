# idea: changes the shape of the tensor itself in view
# fails: test-view
class Tensor:
    def view(self, *shape):
        self.data = self.reshape(*shape).data
        return self
