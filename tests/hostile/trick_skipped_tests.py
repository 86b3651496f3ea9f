"""The test cells carry the tag that makes nbgrader skip them and count them as passed."""

from tests.hostile import Kit, file_bytes, is_test

EARNS = 0


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook("stub")
    for cell in filter(is_test, notebook["cells"]):
        cell["metadata"]["tags"] = ["skip-execution"]
    return file_bytes(notebook)
