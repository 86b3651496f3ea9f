"""Right code in which each cell stands twice."""

from tests.hostile import Kit, file_bytes

EARNS = "all"


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook()
    return file_bytes({**notebook, "cells": [c for c in notebook["cells"] for _ in range(2)]})
