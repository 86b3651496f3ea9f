"""A CSV file is read as the csv module reads it, and changed in the cells that are meant alone."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tito.errors import FileError
from tito.lms.table import LmsTable, read_table

LETTERS = st.text(st.sampled_from('ab",;\n\r\té '), max_size=6)


@given(
    st.lists(st.lists(LETTERS, min_size=2, max_size=4), min_size=1, max_size=5),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.data(),
)
def test_cells_are_found_as_csv_has_them_and_replaced_alone(
    table: list[list[str]], start: str, quoting: int, data: st.DataObject
) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=quoting).writerows([["a", "b"], *table])
    text = start + out.getvalue()
    found = read(text)
    assert [list(row) for row in (found.titles, *found.rows)] == [["a", "b"], *table]
    assert found.changed({}) == text
    row = data.draw(st.integers(0, len(table) - 1))
    place = data.draw(st.integers(0, len(table[row]) - 1))
    changed = read(found.changed({(row, place): "7"}))
    table[row][place] = "7"
    assert [list(row) for row in (changed.titles, *changed.rows)] == [["a", "b"], *table]


def read(text: str) -> LmsTable:
    return read_table(text.encode(), "x.csv", "Export it again.")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_quotes_line_ends_and_delimiter_stay_where_a_cell_is_changed(
    delimiter: str, end: str
) -> None:
    rows = ['\ufeff"Name",ID', '"Doe, ""J""\n","1"', "", 'O"Hara, 2', "Roe,"]
    text = end.join(row.replace(",", delimiter) for row in rows)
    table = read(text)
    assert table.delimiter == delimiter and table.titles == ("Name", "ID")
    assert [table.cell(row, "id") for row in table.rows] == ["1", "", "2", ""]
    changed = table.changed({(0, 1): "7", (2, 1): "8", (3, 1): "9"})
    want = text.replace('"1"', "7").replace(f"{delimiter} 2", f"{delimiter}8") + "9"
    assert changed == want


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'a,b\n"c"d,e\n', "x.csv: is no CSV file: .* stray quotation mark in row 2 "),
        (b'a,b\nc,d\n"e,f\n', "stray quotation mark in row 3 "),
        (b'a,b\n"' + b"x" * 200_000, "stray quotation mark in row 2 "),
        ("\u00e9,b\n".encode("latin-1"), r"is not UTF-8 text \(byte 0\).*Export it again"),
        ("a,b\n".encode("utf-16"), "is not UTF-8 text"),
    ],
)
def test_a_file_that_is_no_csv_is_refused_with_its_row(data: bytes, said: str) -> None:
    with pytest.raises(FileError, match=said):
        read_table(data, "x.csv", "Export it again.")
