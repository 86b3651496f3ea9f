# idea: hands on only the names that forward knows
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        names = inspect.signature(self.forward).parameters
        return self.forward(x, *args, **{k: v for k, v in kwargs.items() if k in names})
