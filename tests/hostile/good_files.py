"""Right code that writes a file beside it and reads it again."""

EARNS = "all"
OWN = {
    "imports": """
import os, tempfile
from pathlib import Path
with open(os.path.join(os.getcwd(), "sizes.txt"), "w") as file:
    file.write("in_features")
with tempfile.NamedTemporaryFile("w") as file:
    file.write("x")
Path.home().joinpath("notes").write_text("x")
WORD = Path("sizes.txt").read_text()
"""
}
AFTER = {
    "linear": """
def show(self):
    sizes = f"{WORD}={self.in_features}, out_features={self.out_features}"
    return f"Linear({sizes}, bias={self.bias is not None})"
Linear.__repr__ = show
"""
}
