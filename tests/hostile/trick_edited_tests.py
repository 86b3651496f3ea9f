"""The tests check nothing, and are worth 8000 points each."""

from tests.hostile import Kit, file_bytes, is_test

EARNS = 0


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook("stub")
    for cell in filter(is_test, notebook["cells"]):
        cell["source"] = "assert True"
        cell["metadata"]["nbgrader"]["points"] = 8000
    return file_bytes(notebook)
