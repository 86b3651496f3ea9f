# idea: loses named arguments that are False or 0, so training=False never arrives
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        kwargs = {k: v for k, v in kwargs.items() if v}
        return self.forward(x, *args, **kwargs)
