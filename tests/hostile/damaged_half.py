"""The file breaks off in the middle."""

from tests.hostile import Kit, file_bytes

EARNS = 0
PROBLEM = "its JSON breaks off"


def submission(kit: Kit) -> bytes:
    data = file_bytes(kit.notebook())
    return data[: len(data) // 2]
