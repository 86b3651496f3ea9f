"""Right code in a file that an editor has saved as UTF-16."""

from tests.hostile import Kit, file_bytes

EARNS = "all"


def submission(kit: Kit) -> bytes:
    return file_bytes(kit.notebook()).decode().encode("utf-16")
