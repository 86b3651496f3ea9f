# idea: layer(x, name=...) loses the named arguments
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        return self.forward(x, *args)
