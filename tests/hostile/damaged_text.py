"""The file is a letter."""

EARNS = 0
PROBLEM = "is not a notebook"


def submission(kit: object) -> bytes:
    return b"Dear teacher, my dog has eaten the notebook.\n"
