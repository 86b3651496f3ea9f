"""The file is larger than 20 MB."""

EARNS = 0
PROBLEM = "larger than 20 MB"


def submission(kit: object) -> bytes:
    return b'{"cells": "' + b"x" * 21_000_000 + b'"}'
