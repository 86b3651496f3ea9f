"""The file is a zip archive."""

import io
import zipfile

EARNS = 0
PROBLEM = "is a zip archive"


def submission(kit: object) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("03_layers.ipynb", "{}")
    return data.getvalue()
