"""Each of thirty own cells prints as much as it may."""

from tests.hostile import Kit, code_cell, file_bytes

EARNS = "all"


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook()
    own = [code_cell(f"print(chr(232) * 2_000_000 + '{number}')") for number in range(30)]
    return file_bytes({**notebook, "cells": own + notebook["cells"]})
