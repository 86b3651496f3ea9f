# idea: hands on the tuple and the dictionary themselves instead of what is in them
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        return self.forward(x, args, kwargs)
