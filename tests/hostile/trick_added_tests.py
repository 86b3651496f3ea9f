"""There are more tests than there should be, all of them easy."""

from tests.hostile import Kit, code_cell, file_bytes

EARNS = 0


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook("stub")
    for number in range(20):
        cell = code_cell("80")
        about = {"grade_id": f"test-more-{number}", "grade": True, "points": 80, "locked": True}
        cell["metadata"]["nbgrader"] = {**about, "schema_version": 3, "solution": False}
        notebook["cells"].append(cell)
    return file_bytes(notebook)
