# idea: raises TypeError instead of NotImplementedError
# fails: test-layer-forward
class Layer:
    def forward(self, x):
        raise TypeError(f"{type(self).__name__} has no forward()")
