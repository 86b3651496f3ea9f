# idea: layer(x, ...) hands on x alone
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        return self.forward(x)
