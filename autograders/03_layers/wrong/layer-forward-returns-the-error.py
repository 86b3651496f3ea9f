# idea: returns the error instead of raising it
# fails: test-layer-forward
class Layer:
    def forward(self, x):
        return NotImplementedError(f"{type(self).__name__} has no forward()")
