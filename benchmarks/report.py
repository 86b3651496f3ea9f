"""Writes measurements as tables: all of them in benchmarks/README.md, some in README.md."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

from benchmarks.figures import Row, shown

HERE = Path(__file__).parent
RESULTS, PAGE, README = HERE / "results.json", HERE / "README.md", HERE.parent / "README.md"
WIDTH = 99
INTRODUCTION = (
    "Written by `make bench`; the figures come from [results.json](results.json). Ratios are ours "
    "to theirs: below 1 we are faster, and `1 / 25` means that they take 25 times as long. What "
    "an aim says must hold when it is rounded as it is shown."
)
BEGIN, END = "<!-- figures: written by `make bench` -->", "<!-- end of figures -->"


@dataclass(frozen=True)
class Section:
    """A table: its heading, its unit, and what a reader must know."""

    title: str
    unit: str
    text: str


SECTIONS = {
    "library": Section(
        "The library",
        "µs",
        "Medians of readings that are taken in turn. The NumPy beside each operation is the plain "
        "expression, for an activation the fastest one that we know and that is as exact as ours. "
        "PyTorch runs without gradients, on one thread. Freed memory stays with the process "
        "(glibc's thresholds are raised): otherwise it depends on what was freed before whether "
        "an array of some megabytes has to be fetched from the system again, which takes longer "
        "than most of these operations.",
    ),
    "memory": Section(
        "Memory of the library",
        "bytes",
        "The peak of a call beyond what was there before, result included. The formula is that of "
        "the modules' pages without the input, which is there before: for Linear the product and "
        "its sum with the bias, for Dropout mask and result, for all else the result. The aim "
        "leaves 40 KiB for Python's objects and NumPy's own buffer of 8,192 numbers.",
    ),
    "tool": Section(
        "Building, exporting, starting",
        "ms",
        "Medians of whole commands, taken in turn; `warm` is a call in a process that has built "
        "the module before.",
    ),
    "judge": Section(
        "One submission",
        "ms",
        "Processor time for the reference solution with all tests of its module: means of 50 "
        "of the judge alone and of a bare fork that runs the same cells without protection. "
        "nbgrader's is a third of what four hand-ins take beyond one, once; it also runs the "
        "demonstrations, reads and writes files, and keeps its gradebook.",
    ),
    "class": Section(
        "A class",
        "s",
        "One run each of `tito grade` and `nbgrader autograde`, which has one process, on the "
        "same hand-ins of module 03, made from the evidence, start to end, with the same marks. "
        "nbgrader runs the notebook's demonstrations, too; the judge need not.",
    ),
    "scale": Section(
        "A large class", "", "One run; memory is that of the main process, without the workers."
    ),
}
#: What README.md shows; the class comes on top.
SHOWN = (
    ("library", "Linear(784, 256), batch 32, one thread"),
    ("library", "MLP 784-256-128-10, batch 32, one thread"),
    ("library", "Dropout in training, (1024, 1024)"),
    ("library", "Softmax, (1024, 1024)"),
    ("tool", "build all modules"),
    ("tool", "tito status"),
)


def read_results(path: Path = RESULTS) -> tuple[dict[str, str], dict[str, list[Row]]]:
    """The machine and the rows of each section."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    sections = {name: [Row(**row) for row in rows] for name, rows in kept["sections"].items()}
    return kept["machine"], sections


def page(machine: Mapping[str, str], sections: Mapping[str, list[Row]]) -> str:
    """The text of benchmarks/README.md."""
    return "\n".join(_page(machine, sections))


def _page(machine: Mapping[str, str], sections: Mapping[str, list[Row]]) -> Iterator[str]:
    yield f"# Benchmarks\n\n{fill(INTRODUCTION, WIDTH)}\n"
    yield from _table(("", "measured on"), machine.items())
    for name, rows in sections.items():
        section = SECTIONS[name]
        unit = f", {section.unit}" if section.unit else ""
        yield f"\n## {section.title}\n\n{fill(section.text, WIDTH)}\n"
        cells = [(row.name, _ours(row), _others(row), _goals(row)) for row in rows]
        yield from _table(("", f"ours{unit}", f"beside it{unit} (ratio)", "aim"), cells)
    yield ""


def summary(sections: Mapping[str, list[Row]]) -> str:
    """The table that README.md shows."""
    rows = {(name, row.name): row for name, found in sections.items() for row in found}
    picked = [(SECTIONS[key[0]].unit, rows[key]) for key in SHOWN]
    picked += [(SECTIONS["class"].unit, row) for row in sections["class"]]
    cells = [(row.name, f"{_ours(row)} {unit}", _others(row, unit)) for unit, row in picked]
    return "\n".join(_table(("", "here", "beside it (ratio)"), cells))


def in_readme(text: str, table: str) -> str:
    """README.md with another table between its marks."""
    pattern = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    return pattern.sub(lambda _: f"{BEGIN}\n\n{table}\n\n{END}", text)


def line(row: Row) -> str:
    """A row as it is printed while others are still measured."""
    return " | ".join(filter(None, (_ours(row), _others(row), _goals(row))))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _ours(row: Row) -> str:
    ours, *others = row.values
    if others and not row.ratios and not row.goals:  # all of them are ours
        return ", ".join(f"{name} {number(value)}" for name, value in row.values.items())
    return number(row.values[ours])


def _others(row: Row, unit: str = "") -> str:
    cells = []
    for name, value in list(row.values.items())[1:]:
        ratio = f" ({ratio_text(row.ratios[name])})" if name in row.ratios else ""
        cells.append(f"{name} {number(value)}{' ' * bool(unit)}{unit}{ratio}")
    return ", ".join(cells) if row.ratios or row.goals else ""


def number(value: float) -> str:
    """A value with its thousands set apart."""
    return f"{value:,.0f}" if value >= 1000 else f"{value:g}"


def ratio_text(ratio: float) -> str:
    """A ratio as it is said: 1.02, or 1 / 27.7 when it is small."""
    value = shown(ratio)
    return f"{value:.2f}" if value >= 0.5 else f"1 / {1 / value:.3g}"


def _goals(row: Row) -> str:
    cells = []
    for name, goal in row.goals.items():
        missed = ": missed" if name in row.missed else ""
        if name in row.ratios:
            cells.append(f"at most {ratio_text(goal)} of {name}{missed}")
        elif name in row.values:
            cells.append(f"at most {number(goal)}{missed}")
    return ", ".join(cells)
