"""Right code in the oldest form of format 4: no ids, sources as lists of lines."""

from tests.hostile import Kit, file_bytes

EARNS = "all"


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook()
    for cell in notebook["cells"]:
        cell.pop("id", None)
        cell["source"] = cell["source"].splitlines(keepends=True)
    return file_bytes({**notebook, "nbformat": 4, "nbformat_minor": 0})
