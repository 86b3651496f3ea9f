# idea: gives back the input when forward is not ready
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        try:
            return self.forward(x, *args, **kwargs)
        except NotImplementedError:
            return x
