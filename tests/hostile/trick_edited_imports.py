"""The cells of imports import other checks."""

from tests.hostile import Kit, file_bytes, name_of

EARNS = 0
REPAIR = "the given cells imports, test-imports: each was changed"


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook("stub")
    for cell in notebook["cells"]:
        if name_of(cell) in ("imports", "test-imports"):
            cell["source"] += "\nassert_close = assert_shape = assert_raises = print"
    return file_bytes(notebook)
