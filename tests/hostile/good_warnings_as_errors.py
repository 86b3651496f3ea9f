"""Right code, with all warnings made errors and NumPy told to raise."""

EARNS = "all"
OWN = {"imports": "import warnings\nwarnings.simplefilter('error')\nnp.seterr(all='raise')"}
