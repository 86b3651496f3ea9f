"""The notebook asks for a kernel of its own, and for other settings."""

from tests.hostile import Kit, file_bytes

EARNS = 0


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook("stub")
    kernel = {"name": "mine", "display_name": "Mine", "language": "c++", "argv": ["true"]}
    more = {"kernelspec": kernel, "celltoolbar": "Create Assignment", "nbgrader": {"points": 80}}
    return file_bytes({**notebook, "metadata": more, "nbformat_minor": 99})
