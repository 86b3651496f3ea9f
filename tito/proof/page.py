"""What `tito check` found, as the page autograders/README.md and as JSON."""

import dataclasses
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
    ("checks", "checks"),
    ("works", "load-bearing"),
    ("mutants", "mutants"),
    ("unobservable", "that change nothing"),
    ("equivalent", "equivalent"),
    ("open", "open holes"),
    ("seeds", "seeds"),
)


def counts(proof: Proof) -> dict[str, Any]:
    """The figures of a proof, in the order of COLUMNS."""
    values = {name: getattr(proof, name) for name, _ in COLUMNS}
    lists = {name: len(getattr(proof, name)) for name in ("right", "wrong", "open")}
    return {**values, **lists}


def load_bearing(proof: Proof) -> list[str]:
    """How many checks are load-bearing, each that is not, and the open holes.

    Nothing where that is not known.
    """
    if proof.works is None:
        return []
    first = f"{proof.module}: {proof.works} of {proof.checks} checks are load-bearing"
    holes = (f"{proof.module}: open, no test notices {name}" for name in proof.open)
    return [first, *(f"  {check}" for check in proof.idle), *holes]


def proofs_json(proofs: Sequence[Proof]) -> str:
    """All figures, what each wrong file fails, checks that do no work, and problems, as JSON."""
    found = [
        {
            **counts(proof),
            "right": [variant.name for variant in proof.right],
            "wrong": [
                {"name": f.name, "idea": f.idea, "fails": f.fails, "lost": proof.lost[f.name]}
                for f in proof.wrong
            ],
            "idle": [dataclasses.asdict(check) for check in proof.idle],
            "open": proof.open,
            "problems": proof.problems,
        }
        for proof in proofs
    ]
    return json.dumps(found, indent=2)


def markdown(proofs: Sequence[Proof]) -> str:
    """The table of autograders/README.md, and below it links to the evidence."""
    titles = [title for _, title in COLUMNS]
    rows = [titles, ["---"] * len(titles), *(counts(proof).values() for proof in proofs)]
    table = [f"| {' | '.join(map(str, row))} |" for row in rows]
    return "\n".join([*table, "", *map(_links, proofs)])


def _links(proof: Proof) -> str:
    """Where a module's evidence stands, as a line of a list."""
    files = sorted({Path(variant.file) for variant in (*proof.right, *proof.wrong)})
    links = [f"[{file.stem}]({proof.module}/evidence/{file.name})" for file in files]
    return f"- {proof.module}: {', '.join(links)}"


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
