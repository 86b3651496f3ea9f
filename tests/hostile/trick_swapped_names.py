"""The test cells bear the names of solution cells, and the other way round."""

from tests.hostile import Kit, file_bytes, name_of

EARNS = 0


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook("stub")
    for cell in notebook["cells"]:
        name = name_of(cell)
        if name:
            new = name.removeprefix("test-") if name.startswith("test-") else f"test-{name}"
            cell["metadata"]["nbgrader"]["grade_id"] = new
    return file_bytes(notebook)
