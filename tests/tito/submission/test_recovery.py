"""Whatever a student hands in, the answers in it are found, and nothing else of it counts."""

import copy
import io
import json
import time
import zipfile
from collections.abc import Callable
from typing import Any

import jupytext
import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tito.course import read_course
from tito.module.cells import Kind, stub_of
from tito.module.notebook import instructor_notebook, notebook_text
from tito.module.source import read_cells
from tito.proof.variants import reference_solutions
from tito.submission.reading import MEGABYTES
from tito.submission.recovery import Submission, read_submission

MODULES = read_course(ROOT).modules
CELLS = {module.name: read_cells(module) for module in MODULES}
REFERENCE = {name: reference_solutions(cells) for name, cells in CELLS.items()}
BLANK = {m.name: json.loads(notebook_text(instructor_notebook(m, CELLS[m.name]))) for m in MODULES}
for name, notebook in BLANK.items():
    for node, cell in zip(notebook["cells"], CELLS[name], strict=True):
        node["source"] = stub_of(cell)
LAYERS = "03_layers"
PARTS = ("arithmetic", "reflected", "matmul", "shapes", "indexing", "masked-fill")
LINEAR = REFERENCE[LAYERS]["linear"]
each_module = pytest.mark.parametrize("name", CELLS)
Notebook = dict[str, Any]


def grade_id(cell: Notebook) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def solved(name: str = LAYERS, **changes: str) -> Notebook:
    """A module's notebook with the reference typed in, and some cells changed."""
    notebook = copy.deepcopy(BLANK[name])
    solutions = {**REFERENCE[name], **{key.replace("_", "-"): v for key, v in changes.items()}}
    for cell in notebook["cells"]:
        if grade_id(cell) in solutions:
            cell["source"] = solutions[grade_id(cell)]
    return notebook


def find(notebook: Notebook, name: str) -> Notebook:
    """The cell of a grade_id."""
    return next(cell for cell in notebook["cells"] if grade_id(cell) == name)


def insert(notebook: Notebook, below: str, *cells: Notebook) -> None:
    place = notebook["cells"].index(find(notebook, below)) + 1
    notebook["cells"][place:place] = cells


def code(source: str, like: Notebook | None = None) -> Notebook:
    """A code cell, with the metadata of another one."""
    metadata = copy.deepcopy(like["metadata"]) if like else {}
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": []}


def text(source: str) -> Notebook:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def strip(notebook: Notebook) -> Notebook:
    """What some editors leave: type and text."""
    notebook["nbformat_minor"] = 4  # before cells had ids
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)
    return notebook


def parsed(notebook: Notebook) -> nbformat.NotebookNode:
    return nbformat.reads(json.dumps(notebook), as_version=4)


def read(notebook: Any, name: str = LAYERS, file: str = "notebook.ipynb") -> Submission:
    data = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
    return read_submission(data, file, CELLS[name])


def stubs(name: str = LAYERS) -> dict[str, str]:
    kinds = (Kind.SOLUTION, Kind.WRITTEN)
    return {cell.grade_id: stub_of(cell) for cell in CELLS[name] if cell.kind in kinds}


# What is found


@each_module
def test_answers_typed_into_the_notebook_are_read_as_they_are(name: str) -> None:
    assert read(solved(name), name) == Submission(REFERENCE[name])


@each_module
def test_an_untouched_notebook_gives_the_stubs_and_needs_no_look(name: str) -> None:
    assert read(BLANK[name], name) == Submission(stubs(name), unwritten=tuple(stubs(name)))


@each_module
def test_every_answer_is_found_when_all_metadata_and_ids_are_gone(name: str) -> None:
    submission = read(strip(solved(name)), name)
    assert submission.sources == REFERENCE[name]
    assert submission.extras == {} and submission.missing == ()
    assert len(submission.repairs) == 2  # of code and of words, each said once
    assert not submission.needs_a_look


@each_module
def test_an_untouched_notebook_without_metadata_has_no_extras(name: str) -> None:
    submission = read(strip(copy.deepcopy(BLANK[name])), name)
    assert (submission.sources, submission.extras) == (stubs(name), {})


@each_module
def test_the_cell_id_is_a_hint_when_only_the_metadata_is_gone(name: str) -> None:
    notebook = solved(name)
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    assert read(notebook, name).sources == REFERENCE[name]


def test_the_grade_id_counts_more_than_the_cell_id() -> None:
    notebook = solved()
    find(notebook, "linear")["id"], find(notebook, "dropout")["id"] = "dropout", "linear"
    assert read(notebook) == Submission(REFERENCE[LAYERS])


@pytest.mark.parametrize(
    "source",
    [
        LINEAR.replace("def forward(self", "def forward(self,,"),
        "\n".join(line for line in LINEAR.split("\n") if '"""' not in line),
        "class Linear(Layer):\n    def __init__(self, i, o, bias=True): pass\n"
        "    def forward(self, x): return x\n    def parameters(self): return []\n",
        LINEAR.replace("class Linear", "class MyLinear"),
    ],
    ids=["syntax error", "no docstrings", "written anew", "another class name"],
)
def test_a_solution_without_metadata_is_known_by_what_stays_of_its_stub(source: str) -> None:
    submission = read(strip(solved(linear=source)))
    assert submission.sources == {**REFERENCE[LAYERS], "linear": source}
    assert submission.extras == {}


def test_methods_tell_apart_the_parts_of_a_class() -> None:
    notebook = solved("01_tensor")
    for cell in notebook["cells"]:
        if "@add_to_class(Tensor)" in (source := "".join(cell["source"])):
            first, rest = source.split("@add_to_class(Tensor)\nclass ")
            cell["source"] = f"{first}@add_to_class(Tensor)\nclass Part{rest[rest.index(':') :]}"
    submission = read(strip(notebook), "01_tensor")
    assert submission.missing == () and submission.extras == {}
    assert "def __radd__" in submission.sources["reflected"]


def test_a_solution_that_shares_nothing_with_its_stub_is_found_by_its_place() -> None:
    submission = read(strip(solved(q1="from math import pi\nprint(pi)")))
    assert submission.sources["q1"] == "from math import pi\nprint(pi)"
    assert submission.to_check == ("the cell q1 had lost its name; it was found by its place",)


def test_an_answer_written_below_the_untouched_cell_is_taken() -> None:
    notebook = solved(q3_answer="YOUR ANSWER HERE")
    insert(notebook, "q3-answer", text("The mean stays."), text("It is $x$."))
    insert(notebook, "q3", text("First of all:"))
    submission = read(notebook)
    assert submission.sources["q3-answer"] == "First of all:\n\nThe mean stays.\n\nIt is $x$."
    assert submission.needs_a_look


def test_notes_beside_a_written_answer_are_no_part_of_it() -> None:
    notebook = solved()
    insert(notebook, "q3-answer", text("Note to myself"))
    words = {"q3-answer": ("Note to myself",)}  # but whoever marks sees them
    assert read(notebook) == Submission(REFERENCE[LAYERS], words=words)


def test_a_solution_in_a_cell_of_another_type_counts_as_code() -> None:
    notebook = solved()
    find(notebook, "linear")["cell_type"] = "raw"
    submission = read(notebook)
    assert submission.sources == REFERENCE[LAYERS]
    assert "linear had become one of another type" in submission.repairs[0]


def test_a_cell_that_is_gone_is_missing_and_holds_its_stub() -> None:
    notebook = solved()
    notebook["cells"].remove(find(notebook, "linear"))
    notebook["cells"].remove(find(notebook, "q5-answer"))
    submission = read(notebook)
    changes = {key: stubs()[key] for key in ("linear", "q5-answer")}
    assert submission.sources == {**REFERENCE[LAYERS], **changes}
    assert submission.missing == ("linear", "q5-answer") and submission.needs_a_look
    assert submission.repairs[0] == (
        "the cells linear, q5-answer: each is missing; its stub is used"
    )


def test_cells_that_were_merged_keep_both_solutions() -> None:
    notebook = solved(linear=f"{LINEAR}\n\n{REFERENCE[LAYERS]['dropout']}")
    notebook["cells"].remove(find(notebook, "dropout"))
    submission = read(notebook)
    assert submission.sources["dropout"] == "" and submission.missing == ()
    assert submission.to_check == (
        "the cell dropout is not written; what it defines was found in another cell",
    )


@pytest.mark.parametrize("is_dropped", [True, False])
def test_methods_written_into_the_class_itself_take_the_place_of_its_parts(
    is_dropped: bool,
) -> None:
    notebook = solved("01_tensor")
    parts = [name for name in REFERENCE["01_tensor"] if name in PARTS]
    bodies = [REFERENCE["01_tensor"][name].split("\n", 3)[3] for name in parts]
    find(notebook, "tensor-class")["source"] += "\n" + "\n".join(bodies)
    for name in parts:
        if is_dropped:
            notebook["cells"].remove(find(notebook, name))
        else:
            find(notebook, name)["source"] = stubs("01_tensor")[name]
    submission = read(notebook, "01_tensor")
    assert [submission.sources[name] for name in parts] == [""] * len(parts)
    assert submission.missing == () and submission.needs_a_look


# Several cells of one name


def test_of_several_attempts_the_last_one_counts() -> None:
    notebook = solved()
    later = LINEAR.replace("in_features", "inputs")
    insert(notebook, "test-linear-create", code(later, find(notebook, "linear")))
    submission = read(notebook)
    assert submission.sources == {**REFERENCE[LAYERS], "linear": later}
    assert submission.extras == {"test-layer-repr": (LINEAR,)}  # it ran before, so it runs before
    assert "linear stood there 2 times" in submission.to_check[0]


@pytest.mark.parametrize("is_first", [True, False])
def test_an_untouched_copy_gives_way_to_the_solution(is_first: bool) -> None:
    notebook = solved(linear=stubs()["linear"] if is_first else LINEAR)
    other = stubs()["linear"] + "\n\n" if not is_first else LINEAR
    insert(notebook, "linear", code(other, find(notebook, "linear")))
    submission = read(notebook)
    assert submission.sources == REFERENCE[LAYERS]
    assert "linear stood there again, untouched" in submission.repairs[0]
    assert not submission.needs_a_look


def test_a_cell_that_was_split_is_joined() -> None:
    head, tail = LINEAR.split("\n\n    def parameters")
    notebook = solved(linear=head)
    insert(notebook, "linear", code(f"    def parameters{tail}", find(notebook, "linear")))
    submission = read(notebook)
    joined = f"{head}\n    def parameters{tail}"
    assert submission.sources == {**REFERENCE[LAYERS], "linear": joined}
    assert submission.extras == {}
    assert submission.to_check == ("the cell linear was in 2 parts, which are joined",)


def test_the_names_of_an_answer_in_numbers_tell_that_it_was_split() -> None:
    notebook = solved(q1="original = 1")
    insert(notebook, "q1", code("doubled = 2", find(notebook, "q1")))
    assert read(notebook).sources["q1"] == "original = 1\ndoubled = 2"


def test_a_written_answer_that_was_split_is_joined() -> None:
    notebook = solved(q3_answer="one")
    insert(notebook, "q3-answer", {**find(notebook, "q3-answer"), "source": "two"})
    assert read(notebook).sources["q3-answer"] == "one\n\ntwo"


def test_own_code_in_a_copy_of_a_solution_cell_stays_own_code() -> None:
    notebook = solved()
    like = find(notebook, "linear")
    insert(notebook, "linear", code("print(Linear(2, 3))", like))
    insert(notebook, "example-layers", code("def helper(): return 1", like))
    submission = read(notebook)
    assert submission.sources == REFERENCE[LAYERS]
    assert submission.extras == {
        "example-layers": ("def helper(): return 1",),
        "linear": ("print(Linear(2, 3))",),
    }


def test_a_copy_of_a_test_under_the_name_of_a_solution_is_no_solution() -> None:
    notebook = solved()
    test = "".join(find(notebook, "test-linear-create")["source"])
    insert(notebook, "test-linear-create", code(test, find(notebook, "linear")))
    assert read(notebook) == Submission(REFERENCE[LAYERS])


@each_module
@pytest.mark.parametrize("change", [strip, lambda notebook: notebook], ids=["bare", "whole"])
@pytest.mark.parametrize("solved_half", [0, 1, 2])
def test_a_notebook_pasted_twice_counts_once(
    name: str, change: Callable[[Notebook], Notebook], solved_half: int
) -> None:
    halves = [solved(name), solved(name)]
    if solved_half < 2:
        halves[1 - solved_half] = copy.deepcopy(BLANK[name])
    notebook = halves[0]
    notebook["cells"] += halves[1]["cells"]
    submission = read(change(notebook), name)
    assert (submission.sources, submission.extras) == (REFERENCE[name], {})


# The student's own cells, and the instructor's


def test_own_code_is_kept_below_the_cell_where_it_stands() -> None:
    notebook = solved()
    notebook["cells"].insert(0, code("import os"))
    insert(notebook, "linear", code("a = 1"), code("%%bash\nls"), code("# nothing"), code(" "))
    insert(notebook, "test-linear-create", code("b = 2"), text("words"))
    submission = read(notebook)
    assert submission == Submission(
        REFERENCE[LAYERS],
        {"": ("import os",), "linear": ("a = 1", "%%bash\nls"), "test-linear-create": ("b = 2",)},
        words={"test-linear-create": ("words",)},
    )


@each_module
def test_copies_of_given_test_and_demo_cells_are_no_extras(name: str) -> None:
    notebook = solved(name)
    bare = strip(copy.deepcopy(BLANK[name]))["cells"]
    notebook["cells"] += [cell for cell in bare if cell["cell_type"] == "code"]
    assert read(notebook, name).extras == {}


def test_edited_tests_are_ignored_and_an_edited_given_cell_is_named() -> None:
    notebook = solved()
    find(notebook, "test-linear-create")["source"] = "pass"
    find(notebook, "imports")["source"] = "import numpy as np"
    find(notebook, "q3")["source"] = "My answer"
    said = "was changed; the original is used"
    assert read(notebook) == Submission(
        REFERENCE[LAYERS],
        repairs=(
            given := f"the given cell imports {said}",
            task := f"the task cell q3 {said}",
            f"the test cell test-linear-create {said}",
        ),
        to_check=(given, task),
        words={"q3": ("My answer",)},
    )


def test_tags_points_outputs_and_kernels_do_not_matter() -> None:
    notebook = solved()
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution"]
        cell["metadata"].get("nbgrader", {}).update(points=99, grade=True, locked=False)
        cell["outputs"] = [{"output_type": "stream", "text": "x"}]
    notebook["metadata"] = {"kernelspec": {"name": "R"}}
    assert read(notebook) == Submission(REFERENCE[LAYERS])


# Formats


def test_nbformat_3_is_read() -> None:
    notebook = json.loads(nbformat.writes(parsed(solved()), version=3))
    assert "worksheets" in notebook
    assert read(notebook).sources == REFERENCE[LAYERS]


@each_module
@pytest.mark.parametrize("bare", [False, True])
def test_a_script_in_percent_format_is_read(name: str, bare: bool) -> None:
    notebook = strip(solved(name)) if bare else solved(name)
    script = jupytext.writes(parsed(notebook), fmt="py:percent")
    submission = read(script.encode(), name, "notebook.py")
    assert submission.sources == {key: value.strip("\n") for key, value in REFERENCE[name].items()}
    assert submission.extras == {} and submission.missing == ()


def test_a_script_may_have_markdown_in_quotes_and_other_line_ends() -> None:
    script = jupytext.writes(parsed(solved(q3_answer='It says "x"')), fmt="py:percent")
    quoted = script.replace('# It says "x"', '"""\nIt says "x"\n"""')
    for variant in (script, quoted, script.replace("\n", "\r\n"), script.replace("# %%", "#%%")):
        submission = read(variant.encode(), file="notebook.PY")
        assert submission.sources["q3-answer"] == 'It says "x"'
        assert not submission.needs_a_look


def test_a_round_trip_through_a_script_changes_nothing() -> None:
    script = jupytext.writes(parsed(solved()), fmt="py:percent")
    again = jupytext.writes(jupytext.reads(script, fmt="py:percent"), fmt="ipynb")
    assert read(again.encode()) == Submission(REFERENCE[LAYERS])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_text_of_any_unicode_encoding_is_read(encoding: str) -> None:
    data = json.dumps(solved(q3_answer="größer"), ensure_ascii=False).encode(encoding)
    assert read(data) == Submission({**REFERENCE[LAYERS], "q3-answer": "größer"})


def test_latin_1_loses_a_letter_and_says_so() -> None:
    data = json.dumps(solved(q3_answer="größer"), ensure_ascii=False).encode("latin-1", "replace")
    submission = read(data)
    assert submission.sources["q3-answer"] == "gr\ufffd\ufffder"
    assert submission.to_check == ("the file is not UTF-8 text; some letters are lost",)


def test_sources_can_be_stored_and_have_unix_line_ends() -> None:
    submission = read(solved(q3_answer="a\r\nb\rc\0\ud800\td"))
    assert submission.sources["q3-answer"] == "a\nb\nc\ufffd?\td"


# Files of which nothing can be read


def zipped() -> bytes:
    with zipfile.ZipFile(file := io.BytesIO(), "w") as archive:
        archive.writestr("notebook.ipynb", "{}")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "the file is empty"),
        (b"\0" * 99, "the file is empty"),
        (b"{\n\n", "its JSON breaks off at line 3"),
        (b'{"cells": [}', "its JSON breaks off at line 1"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"cells": ' + b"9" * 5000 + b"}", "a number too long"),
        (b"[]", "it has no list of cells"),
        (b"NaN", "it has no list of cells"),
        (b'{"cells": null}', "it has no list of cells"),
        (b'{"cells": []}', "holds none of this module's cells"),
        (b'{"worksheets": [1, {"cells": 2}]}', "holds none of this module's cells"),
        (json.dumps({"cells": [{}] * 5001}).encode(), "more than 5000 cells"),
        (b"# %%\nx = 1\n" * 5001, "more than 5000 cells"),
        (json.dumps(solved(linear="a" * 10**6)).encode(), "more than 1 MB of code"),
        (zipped(), "is a zip archive"),
        (b"%PDF-1.7", "is a PDF document"),
        (b"\n<!DOCTYPE html>\n<html>", "is a web page"),
        (b"version https://git-lfs.github.com/spec/v1\n", "is a pointer of Git LFS"),
        (b'{\n<<<<<<< HEAD\n"a": 1\n=======\n', "holds Git's conflict markers"),
        (b" " * (MEGABYTES * 10**6 + 1), "larger than 20 MB: clear the outputs"),
        (b"\xff\xfe\x00\xd8\x00", "is not a notebook"),
    ],
)
def test_a_file_that_cannot_be_read_has_one_clear_problem(data: bytes, problem: str) -> None:
    submission = read(data, file="notebook.py" if data.startswith(b"# %%") else "notebook.ipynb")
    assert problem in submission.problem
    assert (submission.sources, submission.missing) == (stubs(), tuple(stubs()))
    assert submission.needs_a_look


@pytest.mark.parametrize("other", ["01_tensor", "02_activations"])
@pytest.mark.parametrize("bare", [False, True])
def test_the_notebook_of_another_module_is_a_problem(other: str, bare: bool) -> None:
    notebook = strip(solved(other)) if bare else solved(other)
    assert "none of this module's cells" in read(notebook).problem


def test_a_script_without_cells_of_the_module_is_a_problem() -> None:
    assert "none of this module's cells" in read(b"print(1)\n", file="notebook.py").problem


# Any damage

owns = st.sampled_from(["a = 1", "print(Linear)", "def mine():\n    return 2", "%%html\n<b>", "("])


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, Notebook]:
    """A solved notebook after what editors and students do to one."""
    name = draw(st.sampled_from(sorted(CELLS)))
    notebook = solved(name)
    random = draw(st.randoms(use_true_random=False))
    cells = notebook["cells"]
    untouched = [c for c in BLANK[name]["cells"] if grade_id(c) in REFERENCE[name]]
    for cell in draw(st.lists(st.sampled_from(untouched), max_size=3)):
        place = next(n for n, c in enumerate(cells) if grade_id(c) == grade_id(cell))
        cells.insert(place + draw(st.integers(0, 1)), copy.deepcopy(cell))
    if draw(st.booleans()):  # prose wanders
        slots = [n for n, c in enumerate(cells) if not grade_id(c) and c["cell_type"] != "code"]
        prose = [cells[n] for n in slots]
        random.shuffle(prose)
        for slot, cell in zip(slots, prose, strict=True):
            cells[slot] = cell
    metadata_lost = draw(st.sampled_from(["no", "some", "all"]))
    for cell in cells:
        if metadata_lost == "all" or (metadata_lost == "some" and random.random() < 0.5):
            cell["metadata"] = random.choice([{}, {"tags": []}, {"vscode": {"languageId": "r"}}])
            cell.pop("id", None)
        cell["metadata"] = dict(
            random.sample(sorted(cell["metadata"].items()), k=len(cell["metadata"]))
        )
        if random.random() < 0.5:
            cell["id"] = "x"
        if random.random() < 0.5:
            cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
    for source in draw(st.lists(owns, max_size=4)):
        cells.insert(random.randrange(len(cells) + 1), code(source))
    return name, notebook


@given(damaged())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_answers_survive_what_editors_do(case: tuple[str, Notebook]) -> None:
    name, notebook = case
    submission = read(notebook, name)
    assert submission.sources == REFERENCE[name]
    assert submission.missing == () and submission.problem == ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("linear"),
    lambda children: st.lists(children, max_size=4)
    | st.dictionaries(
        st.sampled_from(["cells", "worksheets", "metadata", "nbgrader", "grade_id", "source",
                         "cell_type", "id", "input"]) | st.text(max_size=3),
        children, max_size=5),
    max_leaves=30,
)  # fmt: skip


def check(data: bytes, file: str) -> None:
    submission = read(data, file=file)
    assert submission.sources.keys() == REFERENCE[LAYERS].keys()
    everything = json.dumps(
        [dict(submission.sources), dict(submission.extras)], ensure_ascii=False
    )
    assert everything.encode()  # no half of a surrogate pair
    "".join([*submission.sources.values(), *sum(submission.extras.values(), ())]).encode()


@given(json_values)
@settings(max_examples=150)
def test_no_json_raises(value: Any) -> None:
    check(json.dumps(value).encode(), "notebook.ipynb")
    check(json.dumps({"cells": [value, value]}).encode(), "notebook.ipynb")
    cells = [{"metadata": {"nbgrader": {"grade_id": "linear"}}, "source": value}, {"id": value}]
    check(json.dumps({"cells": cells}).encode(), "notebook.ipynb")


@given(st.binary(max_size=300), st.sampled_from(["notebook.ipynb", "notebook.py", ""]))
@settings(max_examples=150)
def test_no_bytes_raise(data: bytes, file: str) -> None:
    check(data, file)


SCRIPT_PARTS = ["# %%", " [markdown]", "\n", '"""', ' nbgrader={"grade_id": "linear"', "(", "# "]


@given(st.lists(st.sampled_from(SCRIPT_PARTS) | st.text(max_size=3)))
@settings(max_examples=150)
def test_no_script_raises(parts: list[str]) -> None:
    check("".join(parts).encode(errors="replace"), "notebook.py")


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=5))
@settings(max_examples=50)
def test_no_broken_notebook_raises(at: int, junk: bytes) -> None:
    data = json.dumps(solved()).encode()
    at %= len(data)
    check(data[:at], "notebook.ipynb")
    check(data[:at] + junk + data[at:], "notebook.ipynb")


UNITS = [
    " ",
    "\n",
    "a ",
    "a, ",
    "x: ",
    "def ",
    "\t\n",
    "= ",
    "async ",
    ")\n\n",
    "<img src=attachment:a",
]


@pytest.mark.parametrize("unit", UNITS)
def test_no_text_takes_long(unit: str) -> None:
    start, long = time.perf_counter(), (unit * 900_000)[:900_000]
    read(solved(linear=long))
    notebook = solved()
    insert(notebook, "q3-answer", text(long), text("<img src=attachment:" + "a" * 900_000))
    read(notebook)
    read(long.encode(), file="notebook.py")
    assert time.perf_counter() - start < 5
