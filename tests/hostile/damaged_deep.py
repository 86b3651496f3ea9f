"""The file is nested a million times."""

EARNS = 0
PROBLEM = "nested too deeply"


def submission(kit: object) -> bytes:
    return b'{"cells": ' + b"[" * 10**6 + b"]" * 10**6 + b"}"
