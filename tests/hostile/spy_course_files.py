"""The gradebook, the sources with their solutions and the tests are looked for on the disk."""

from tests.hostile import Kit, file_bytes

EARNS = 0
SHOWN = ("found nothing",)
FIRST = """
import os
from pathlib import Path
places = ["../../gradebook.db", "../..", "..", "ROOT", "ROOT/gradebook.db", "ROOT/autograders",
          "ROOT/src/03_layers/03_layers.py", "ROOT/tinytorch/core/layers.py", "/etc/passwd", "/",
          "/root", "/home", "/tmp", "ROOT/secret"]
found = []
for place in map(Path, places):
    for act in (Path.read_bytes, lambda path: list(path.iterdir()), os.readlink):
        try:
            found.append((place, act(place)))
        except OSError:
            pass
print(found or "found nothing")
"""


def submission(kit: Kit) -> bytes:
    return file_bytes(kit.notebook("stub", FIRST=FIRST.replace("ROOT", str(kit.root))))
