"""IPython is told to drop assertions, to run nothing and to hide errors."""

BASE = "stub"
EARNS = 0
FIRST = """
import ast
shell = get_ipython()
class NoAsserts(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.copy_location(ast.Pass(), node)
shell.ast_transformers.append(NoAsserts())
shell.input_transformers_cleanup.append(lambda lines: [l for l in lines if "assert" not in l])
shell.showtraceback = lambda *values, **named: None
shell.events.register("pre_run_cell", lambda info: setattr(info, "raw_cell", ""))
async def nothing(*values, **named):
    return False
shell.run_code = nothing
"""
