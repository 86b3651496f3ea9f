"""IPython's run_cell itself is replaced by one that says that all went well."""

BASE = "stub"
EARNS = 0
FIRST = """
from IPython.core.interactiveshell import ExecutionResult
shell = get_ipython()
shell.run_cell = lambda *values, **named: ExecutionResult(None)
"""
