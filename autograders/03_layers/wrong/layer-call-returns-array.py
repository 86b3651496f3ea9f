# idea: layer(x) gives the bare array
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        return self.forward(x, *args, **kwargs).data
