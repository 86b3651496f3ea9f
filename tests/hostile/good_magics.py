"""Right code among magics, and shell commands, which are not run."""

EARNS = "all"
SHOWN = ("shell commands are not run",)
FIRST = "%matplotlib inline\n%time 1 + 1\n!ls\n%pip install numpy\nfiles = !ls\n%config x"
OWN = {"imports": "%%bash\necho hello", "q1": "%%timeit -n1 -r1\n1 + 1"}
BEFORE = {"dropout": "%%time"}
