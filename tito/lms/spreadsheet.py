"""CSV for spreadsheets and LMSs: cells that start no formula, numbers, places in a file."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from tito.errors import FileError

FORMULA = ("=", "+", "-", "@")
LONGEST_TEXT = 1_000
DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Field:
    """A cell of a CSV file: where it stands in the text, and what it says."""

    start: int
    end: int
    value: str


def plain(text: str) -> str:
    """One line that a spreadsheet takes for text, whatever a student wrote.

    What would start a formula gets an apostrophe in front, as OWASP recommends; after a
    semicolon, too, where the spreadsheets of some countries part the cells.
    """
    visible = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(visible.split())[:LONGEST_TEXT].rstrip()
    return ";".join(map(_guarded, line.split(";")))


def _guarded(part: str) -> str:
    begin = part.lstrip()
    starts = unicodedata.normalize("NFKC", begin[:1]).startswith(FORMULA)
    return f"{part[: len(part) - len(begin)]}'{begin}" if starts else part


def read_number(text: str) -> float | None:
    """A number as an LMS writes it, with a decimal point or comma; None where there is none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def delimiter_of(text: str) -> str:
    """What parts the cells of the first line."""
    return max(DELIMITERS, key=text.partition("\n")[0].count)


def read_rows(text: str, where: str) -> list[list[Field]]:
    """All cells of a CSV file, row by row. Raises FileError where a quote is not closed."""
    delimiter = delimiter_of(text)
    field = re.compile(
        rf'(?:"((?:[^"]|"")*+)"|([^"{delimiter}\r\n][^{delimiter}\r\n]*+)|)'
        rf"({delimiter}|\r\n|\r|\n|\Z)"
    )
    rows: list[list[Field]] = []
    row: list[Field] = []
    position = len("\ufeff") if text.startswith("\ufeff") else 0
    while position < len(text) or row:
        match = field.match(text, position)
        if match is None:
            what = f"has a cell with a stray quotation mark in row {len(rows) + 1}"
            raise FileError(what, where, "Export it again, and do not edit it.")
        quoted, bare, end = match.groups()
        value = bare or (quoted or "").replace('""', '"')
        row.append(Field(position, match.start(3), value))
        position = match.end()
        if end != delimiter:
            rows.append(row)
            row = []
    return rows


def replaced(text: str, changes: Mapping[Field, str]) -> str:
    """The text with some cells changed, and not a letter besides. The new values are numbers."""
    parts, position = [], 0
    for cell in sorted(changes, key=lambda cell: cell.start):
        parts += [text[position : cell.start], changes[cell]]
        position = cell.end
    return "".join([*parts, text[position:]])
