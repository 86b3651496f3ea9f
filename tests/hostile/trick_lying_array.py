"""Results are arrays of a class that claims another shape and equals everything."""

BASE = "stub"
EARNS = 0
CELLS = {
    "dropout": """
class Lie(np.ndarray):
    shape, dtype, size = (2, 2), np.dtype("float32"), 4
    __eq__ = __ne__ = lambda self, other: np.True_
    __array_function__ = __array_ufunc__ = lambda self, *values, **named: np.True_
class Dropout(Layer):
    def __init__(self, p=0.5):
        pass
    def forward(self, x, training=True):
        output = Tensor([7.5])
        output.data = np.full(3, 7.5, np.float32).view(Lie)
        return output
"""
}
