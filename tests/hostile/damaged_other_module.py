"""The file is the notebook of another module."""

from tests.hostile import Kit, file_bytes

EARNS = 0
PROBLEM = "none of this module's cells"


def submission(kit: Kit) -> bytes:
    return file_bytes(Kit(kit.course, "02_activations").notebook())
