# idea: runs forward once for a look and once for the result
# fails: test-layer
class Layer:
    def __call__(self, x, *args, **kwargs):
        if self.forward(x, *args, **kwargs) is None:
            raise ValueError("forward gave nothing")
        return self.forward(x, *args, **kwargs)
