"""Each of many cells answers with errors of a million lines."""

from tests.hostile import SPEAK, Kit, code_cell, file_bytes, is_test

EARNS = 0
FIRST = (
    SPEAK
    + r"""
note = sys.modules["tito.judge.student"].Notebook
right = note.run
LINES = "\n" * 990_000
def run(self, source):
    right(self, source)
    return [{"output_type": "error", "ename": "", "evalue": "", "traceback": [LINES] * 4}]
note.run = run
"""
)


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook("stub", FIRST=FIRST)
    cells = []
    for cell in notebook["cells"]:
        own = [code_cell(f"y{len(cells)}_{n} = {n}") for n in range(4)]
        cells += [cell, *(own if is_test(cell) else [])]
    return file_bytes({**notebook, "cells": cells})
