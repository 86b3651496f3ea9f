"""Right code as a script in percent format."""

from tests.hostile import Kit

EARNS = "all"
NAME = "03_layers.py"


def submission(kit: Kit) -> bytes:
    parts = []
    for cell in kit.notebook()["cells"]:
        is_code = cell["cell_type"] == "code"
        lines = cell["source"] if is_code else "# " + cell["source"].replace("\n", "\n# ")
        parts.append(("# %%\n" if is_code else "# %% [markdown]\n") + lines)
    return "\n\n".join(parts).encode()
