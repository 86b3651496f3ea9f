# idea: reads the elements column by column in view
# fails: test-view
class Tensor:
    def view(self, *shape):
        return Tensor(self.data.reshape(self.reshape(*shape).shape, order="F"))
