"""Right code in a notebook that has lost all of its metadata, and the names of its cells."""

from tests.hostile import Kit, file_bytes

EARNS = "all"
REPAIR = "had lost its name"


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook()
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)
    return file_bytes({**notebook, "metadata": {}})
