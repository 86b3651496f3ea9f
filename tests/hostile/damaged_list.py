"""The file holds a list where the notebook should be."""

from tests.hostile import Kit, file_bytes

EARNS = 0
PROBLEM = "it has no list of cells"


def submission(kit: Kit) -> bytes:
    return file_bytes(kit.notebook()["cells"])
