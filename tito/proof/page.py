"""What `tito check` found, as the page autograders/README.md and as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tito.course import Course
from tito.errors import FileError
from tito.files import read_text, write_text
from tito.proof.prove import Proof

BEGIN = "<!-- tito check writes from here -->"
END = "<!-- to here -->"
COLUMNS = (
    ("module", "module"),
    ("tests", "tests"),
    ("points", "points"),
    ("right", "right solutions"),
    ("wrong", "wrong solutions"),
    ("degenerate", "degenerate ones"),
    ("faults", "small faults"),
    ("equivalent", "of these equivalent"),
    ("seeds", "seeds"),
)


def counts(proof: Proof) -> dict[str, Any]:
    """The figures of a proof, in the order of COLUMNS."""
    values = {name: getattr(proof, name) for name, _ in COLUMNS}
    return {**values, "right": len(proof.right), "wrong": len(proof.wrong)}


def proofs_json(proofs: Sequence[Proof]) -> str:
    """All figures, the tests that each wrong file fails, and the problems, as JSON."""
    found = [
        {
            **counts(proof),
            "right": [file.name for file in proof.right],
            "wrong": [
                {"name": f.name, "idea": f.idea, "fails": f.fails, "lost": proof.lost[f.name]}
                for f in proof.wrong
            ],
            "problems": proof.problems,
        }
        for proof in proofs
    ]
    return json.dumps(found, indent=2)


def markdown(proofs: Sequence[Proof]) -> str:
    """The tables of autograders/README.md."""
    lines = _rows([title for _, title in COLUMNS], [list(counts(p).values()) for p in proofs])
    for proof in proofs:
        wrong = [
            [f"`{f.name}`", f.idea, ", ".join(f.fails), proof.lost[f.name]] for f in proof.wrong
        ]
        right = [[f"`{f.name}`", f.idea] for f in proof.right]
        lines += _folded(
            f"{proof.module}: {len(wrong)} wrong solutions",
            _rows(["file", "idea", "tests that fail", "points lost"], wrong),
        )
        lines += _folded(
            f"{proof.module}: {len(right)} right solutions that look different",
            _rows(["file", "idea"], right),
        )
    return "\n".join(lines)


def _folded(title: str, rows: Sequence[str]) -> list[str]:
    """A table that GitHub and browsers show when its title is clicked."""
    return ["", f"<details><summary>{title}</summary>", "", *rows, "", "</details>"]


def _rows(titles: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    cells = [titles, ["---"] * len(titles), *rows]
    return ["| " + " | ".join(str(c).replace("|", "\\|") for c in row) + " |" for row in cells]


def page(course: Course) -> Path:
    """The page that holds the tables."""
    return course.autograders / "README.md"


def write_page(course: Course, proofs: Sequence[Proof]) -> None:
    """Put the tables between the two marks of the page. Raises FileError without the marks."""
    path = page(course)
    before, begin, rest = read_text(path).partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise FileError("has no place for the tables", str(path), f"Add {BEGIN} and {END}.")
    write_text(path, f"{before}{BEGIN}\n\n{markdown(proofs)}\n\n{END}{after}")
