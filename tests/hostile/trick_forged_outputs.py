"""The outputs that the file holds say that all tests have passed."""

from tests.hostile import Kit, file_bytes

EARNS = 0


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook("stub")
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            text = "all tests passed: 80 of 80 points"
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": text}]
            cell["execution_count"] = 1
    return file_bytes(notebook)
