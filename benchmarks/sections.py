"""What is measured, and in which process."""

import multiprocessing
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module

from benchmarks import report
from benchmarks.figures import Row
from benchmarks.machine import ALLOCATOR


@dataclass(frozen=True)
class Measure:
    """A function and how much it measures, in rounds or hand-ins; `quick` only tries it out."""

    module: str
    function: str
    full: int
    quick: int
    environment: Mapping[str, str] = field(default_factory=dict)


MEASURES = {
    "library": Measure("library", "library", 41, 1, ALLOCATOR),
    "memory": Measure("library", "memory", 1, 1),
    "tool": Measure("tool", "tool", 9, 1),
    "judge": Measure("judge", "judge", 50, 1),
    "class": Measure("classroom", "class_of", 200, 2),
    "scale": Measure("classroom", "scale", 2000, 10),
}


def run(name: str, quick: bool) -> list[Row]:
    """Measure a section in a process of its own, which holds nothing else."""
    os.environ.update(MEASURES[name].environment)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor:
        rows = executor.submit(measured, name, quick).result()
    for variable in MEASURES[name].environment:
        del os.environ[variable]
    return rows


def measured(name: str, quick: bool) -> list[Row]:
    """Measure a section, and print each row as soon as it is there."""
    measure = MEASURES[name]
    rows = []
    function = getattr(import_module(f"benchmarks.{measure.module}"), measure.function)
    for row in function(measure.quick if quick else measure.full):
        print(f"{name}: {row.name}: {report.line(row)}", flush=True)
        rows.append(row)
    return rows
