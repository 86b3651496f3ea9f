# idea: makes a new Tensor of the result, which breaks the way back of the gradients
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        return Tensor(self.forward(x, *args, **kwargs).data)
