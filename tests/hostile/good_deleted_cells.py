"""Right code without the tests, the imports and the given cells, deleted by mistake."""

from tests.hostile import Kit, file_bytes, name_of

EARNS = "all"


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook()
    kept = [cell for cell in notebook["cells"] if name_of(cell) in kit.solutions]
    return file_bytes({**notebook, "cells": kept})
