"""A value says that its class is that of arrays, of tuples, of numbers; it is none of them."""

AFTER = {
    "q1": """
def lie(kind):
    return type("Lie", (), {"__class__": property(lambda self: kind)})()
original, doubled = lie(int), lie(tuple)
""",
    "q2": "total, parameter_bytes, activation_bytes = lie(np.ndarray), lie(str), lie(np.dtype)",
}
LOST = ("test-q1", "test-q2")
