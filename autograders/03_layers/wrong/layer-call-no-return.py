# idea: forgets `return` in __call__
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        self.forward(x, *args, **kwargs)
