"""Parts of cells are of types that no editor writes."""

from tests.hostile import Kit, file_bytes

EARNS = "all"


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook()
    odd = [None, 7, [], "cell", {}, {"cell_type": 7}, {"cell_type": "code", "source": {"a": 1}}]
    odd += [{"cell_type": "code", "source": [1, None], "metadata": [], "id": 5}]
    odd += [{"cell_type": "code", "source": "1", "metadata": {"nbgrader": "x", "tags": 5}}]
    return file_bytes({**notebook, "metadata": None, "cells": odd + notebook["cells"]})
