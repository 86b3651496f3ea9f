# idea: the error names the base class, whatever the object is
# fails: test-layer-forward
class Layer:
    def forward(self, x):
        raise NotImplementedError("Layer must implement forward()")
