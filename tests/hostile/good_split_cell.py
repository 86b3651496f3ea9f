"""Right code, with a cell split in two between its methods."""

from tests.hostile import Kit, file_bytes, name_of

EARNS = "all"
REPAIR = "the cell q2 was in 2 parts"


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook()
    cells = []
    for cell in notebook["cells"]:
        if name_of(cell) == "q2":
            above, mark, below = cell["source"].partition("parameter_bytes =")
            cells += [{**cell, "source": above}, {**cell, "source": mark + below}]
        else:
            cells.append(cell)
    return file_bytes({**notebook, "cells": cells})
