"""Right code that draws from a generator of its own, which has the name of the package's."""

EARNS = "all"
AFTER = {"linear": "rng = np.random.default_rng()", "dropout": "rng = np.random.default_rng()"}
