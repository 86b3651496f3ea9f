"""The list of cells is null."""

EARNS = 0
PROBLEM = "it has no list of cells"


def submission(kit: object) -> bytes:
    return b'{"nbformat": 4, "metadata": {}, "cells": null}'
