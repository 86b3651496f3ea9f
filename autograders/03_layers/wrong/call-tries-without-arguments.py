# idea: calls forward again without arguments when it raises a TypeError
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        try:
            return self.forward(x, *args, **kwargs)
        except TypeError:
            return self.forward(x)
