"""A class that is called NotImplementedError is none."""

CELLS = {
    "layer": """
class NotImplementedError(Exception):
    pass
class Layer:
    def forward(self, x):
        raise NotImplementedError(f"{type(self).__name__} must implement forward()")
    def __call__(self, x, *args, **kwargs):
        return self.forward(x, *args, **kwargs)
    def parameters(self):
        return []
    def __repr__(self):
        return f"{type(self).__name__}()"
"""
}
LOST = ("test-layer-forward",)  # `__call__` is right, and no helper takes the name from here
