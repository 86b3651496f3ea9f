"""The file is empty."""

EARNS = 0
PROBLEM = "the file is empty"


def submission(kit: object) -> bytes:
    return b""
