"""A CSV file that an LMS exports: read, and changed in single cells, all other letters kept."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tito.errors import FileError

DELIMITERS = ",;\t"
BYTE_ORDER_MARK = "\ufeff"
NUMBERS = ("ID", "Identifier")
#: How Canvas' gradebook, Moodle's grading worksheet, participants and gradebook call a name.
NAMES = (
    ("student",),
    ("full name",),
    ("firstname", "lastname"),
    ("first name", "surname"),
    ("first name", "last name"),
)
Row = tuple[str, ...]


@dataclass(frozen=True)
class LmsTable:
    """What the cells say; `lines` are the rows as they stand in the file, first the header."""

    where: str
    delimiter: str
    header: Row
    rows: tuple[Row, ...]
    lines: tuple[str, ...]

    @cached_property
    def titles(self) -> Row:
        """The titles of the columns."""
        return tuple(title.strip() for title in self.header)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each column is, by its title in lower case; the first of that title."""
        return {title.casefold(): n for n, title in reversed(list(enumerate(self.titles)))}

    @property
    def is_canvas(self) -> bool:
        """Whether it is Canvas' gradebook."""
        return {"id", "section"} <= set(self.places)

    @property
    def is_worksheet(self) -> bool:
        """Whether it is the grading worksheet of one assignment in Moodle."""
        return {"identifier", "grade"} <= set(self.places)

    @property
    def name_columns(self) -> tuple[str, ...]:
        """The columns that make a person's name together."""
        return next((group for group in NAMES if set(group) <= set(self.places)), ())

    def first_of(self, titles: tuple[str, ...]) -> str:
        """The first of these columns that there is, or nothing."""
        return next((title for title in titles if title.casefold() in self.places), "")

    def cell(self, row: Row, title: str) -> str:
        """What a row says in a column; "" where either is missing."""
        place = self.places.get(title.casefold(), len(row))
        return row[place].strip() if place < len(row) else ""

    def number(self, row: Row) -> str:
        """The LMS's number of a person, also where a word is before it: `Participant 12`."""
        digits = re.search(r"[0-9]{1,20}$", self.cell(row, self.first_of(NUMBERS)))
        return digits[0] if digits else ""

    def name(self, row: Row) -> str:
        """A person's whole name."""
        return " ".join(self.cell(row, title) for title in self.name_columns)

    def changed(self, values: Mapping[tuple[int, int], str]) -> str:
        """The file with new values, which are numbers, by row and column; all else stays."""
        lines = list(self.lines)
        for (row, column), value in values.items():
            line = lines[row + 1].rstrip("\r\n")
            cells = self._as_they_stand(line)
            cells[column] = value
            lines[row + 1] = self.delimiter.join(cells) + lines[row + 1][len(line) :]
        return "".join(lines)

    def _as_they_stand(self, line: str) -> list[str]:
        """The cells of a row with their quotes: inside these the delimiter parts nothing."""
        cells: list[str] = []
        for piece in line.split(self.delimiter):
            if cells and cells[-1].startswith('"') and cells[-1].count('"') % 2:
                cells[-1] += self.delimiter + piece
            else:
                cells.append(piece)
        return cells


def read_table(data: bytes, where: str, next_step: str) -> LmsTable:
    """Read a file. Raises FileError where it is not UTF-8, or a quote is not closed."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(f"is not UTF-8 text (byte {error.start})", where, next_step) from error
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    file = io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    rows, ends = list[Row](), [0]
    try:
        for cells in reader:
            rows.append(tuple(cells))
            ends.append(reader.line_num)
    except csv.Error as error:
        what = f"has a cell with a stray quotation mark in row {len(rows) + 1}"
        step = "Export it again, and do not edit it."
        raise FileError(f"is no CSV file: it {what} ({error})", where, step) from error
    said = list(io.StringIO(text, newline=""))
    lines = tuple("".join(said[first:last]) for first, last in pairwise(ends))
    return LmsTable(where, delimiter, rows[0] if rows else (), tuple(rows[1:]), lines)
