"""Right code, with the untouched stub of each cell below it."""

from tests.hostile import Kit, file_bytes

EARNS = "all"
REPAIR = "stood there again, untouched"


def submission(kit: Kit) -> bytes:
    solved, stub = kit.notebook(), kit.notebook("stub")
    pairs = zip(solved["cells"], stub["cells"], strict=True)
    return file_bytes({**solved, "cells": [cell for pair in pairs for cell in pair]})
