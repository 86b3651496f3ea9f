"""Measures everything, or the sections that are named; `make bench` keeps the figures."""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from benchmarks import report
from benchmarks.figures import Row
from benchmarks.machine import describe
from benchmarks.sections import MEASURES, run
from tito.files import write_text

NOTABLE = 0.2  # by so much a ratio may differ between two runs on the same machine


def main() -> None:
    """Run the sections, each in a process of its own; with `--write` keep what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*MEASURES, []], help=", ".join(MEASURES))
    parser.add_argument("--quick", action="store_true", help="one round: does it work at all?")
    parser.add_argument("--write", action="store_true", help="keep the figures, write the tables")
    options = parser.parse_args()
    if options.write and (options.quick or options.sections):
        parser.error("only whole measurements are kept: leave out --write, or all else")
    kept = report.read_results()[1] if report.RESULTS.is_file() else {}
    found = {name: run(name, options.quick) for name in options.sections or MEASURES}
    if kept and not options.quick:
        print("\n".join(moved(kept, found)))
    if options.write:
        keep(found)
    missed = [f"{row.name} ({', '.join(row.missed)})" for row in _rows(found) if row.missed]
    print("every aim is reached" if not missed else "missed: " + "; ".join(missed))


def moved(kept: Mapping[str, Sequence[Row]], found: Mapping[str, Sequence[Row]]) -> list[str]:
    """Say which ratios differ by more than a fifth from those that are kept."""
    before = {(row.name, other): r for row in _rows(kept) for other, r in row.ratios.items()}
    changes = [
        (row.name, other, ratio / before[row.name, other] - 1)
        for row in _rows(found)
        for other, ratio in row.ratios.items()
        if (row.name, other) in before
    ]
    lines = [
        f"{name}: the ratio to {other} moved by {change:+.0%}"
        for name, other, change in changes
        if abs(change) > NOTABLE
    ]
    largest = max((abs(change) for *_, change in changes), default=0)
    return [
        *lines,
        f"{len(changes)} ratios were there before; the largest change is {largest:.0%}",
    ]


def keep(found: Mapping[str, Sequence[Row]]) -> None:
    """Write results.json and the tables that are made of it."""
    sections = {name: [asdict(row) for row in rows] for name, rows in found.items()}
    kept = {"machine": describe(), "sections": sections}
    write_text(report.RESULTS, json.dumps(kept, indent=1) + "\n")
    machine, rows = report.read_results()
    write_text(report.PAGE, report.page(machine, rows))
    text = report.README.read_text(encoding="utf-8")
    write_text(report.README, report.in_readme(text, report.summary(rows)))


def _rows(sections: Mapping[str, Sequence[Row]]) -> list[Row]:
    return [row for rows in sections.values() for row in rows]


if __name__ == "__main__":
    main()
