"""All test cells are deleted, so that nothing can fail."""

from tests.hostile import Kit, file_bytes, is_test

EARNS = 0


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook("stub")
    notebook["cells"] = [cell for cell in notebook["cells"] if not is_test(cell)]
    return file_bytes(notebook)
