"""`tito export`: the student's notebook becomes a module of the package, or nothing changes."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import Run, environment, solve
from tito.course import Course

Tito = Callable[..., Run]
OWN = "#| export\ndef double(x):\n    return x + x"


@pytest.fixture
def built(small: Course, tito: Tito) -> Course:
    assert tito("build").code == 0
    return small


def test_a_students_code_is_exported_with_header_names_and_imports(
    built: Course, tito: Tito
) -> None:
    module = built.modules[0]
    solve(module, {"double": OWN})
    run = tito("export", "01_small")
    assert run.code == 0
    text = module.exported.read_text()
    assert "modules/01_small/01_small.ipynb" in text.splitlines()[0]
    assert '__all__ = [\n    "double",\n]' in text
    assert "import math" in text and "return x + x" in text
    assert "#|" not in text and "assert" not in text and "SOLUTION" not in text


def test_a_cell_that_lost_its_directive_is_exported_all_the_same(
    built: Course, tito: Tito
) -> None:
    module = built.modules[0]
    solve(module, {"double": OWN.removeprefix("#| export\n")})
    run = tito("export", "01_small")
    assert run.code == 0, run.err
    assert "return x + x" in module.exported.read_text()


def test_the_reference_export_says_where_it_came_from_and_comes_back(
    built: Course, tito: Tito
) -> None:
    module = built.modules[0]
    reference = module.exported.read_text()
    assert "src/01_small/01_small.py" in reference.splitlines()[0]
    solve(module, {"double": OWN})
    tito("export", "small")
    assert module.exported.read_text() != reference
    assert tito("export", "small", "--reference").code == 0
    assert module.exported.read_text() == reference


def test_a_cell_that_the_student_added_is_exported_when_it_says_so(
    built: Course, tito: Tito
) -> None:
    module = built.modules[0]
    solve(module, {"double": "#| export\ndef double(x):\n    return helper(x)"})
    notebook = json.loads(module.notebook.read_text())
    helper = "#| export\ndef helper(x):\n    return x * 2"
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].insert(2, {**cell, "id": "helper", "source": helper})
    module.notebook.write_text(json.dumps(notebook))
    assert tito("export", "small").code == 0
    assert '"helper"' in module.exported.read_text()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param("#| export\ndef double(x):\n  return 2 *", "line 3", id="syntax error"),
        pytest.param(
            "#| export\nundefined_name", "undefined_name, which no cell defines", id="unbound"
        ),
        pytest.param("#| export\n1 / 0\ndef double(x): pass", "ZeroDivisionError", id="raises"),
        pytest.param("#| export\nimport sys; sys.exit(0)", "does not import", id="exits"),
        pytest.param("#| export\nimport os; os._exit(0)", "does not import", id="dies"),
        pytest.param("#| export\ndef dubble(x):\n    return 2 * x", "lacks double", id="renamed"),
        pytest.param("", "nothing of yours", id="emptied"),
    ],
)
def test_code_that_cannot_be_used_is_refused_and_the_earlier_export_stands(
    built: Course, tito: Tito, source: str, words: str
) -> None:
    module = built.modules[0]
    before = module.exported.read_bytes()
    solve(module, {"double": source})
    run = tito("export", "small")
    assert run.code == 1
    assert words in run.err and "modules/01_small/01_small.ipynb" in run.err
    assert run.err.count("\n") == 1
    assert module.exported.read_bytes() == before
    assert [p.name for p in module.exported.parent.iterdir()] == [module.exported.name]


def test_code_that_never_ends_is_refused(built: Course, tito: Tito) -> None:
    config = built.root / "tito.toml"
    text = config.read_text().replace("notebook_seconds = 60", "notebook_seconds = 1")
    config.write_text(text)
    solve(built.modules[0], {"double": "#| export\nwhile True: pass"})
    run = tito("export", "small")
    assert run.code == 1
    assert "still runs after 1 seconds" in run.err


def test_an_untouched_notebook_has_nothing_to_export(built: Course, tito: Tito) -> None:
    before = built.modules[0].exported.read_bytes()
    run = tito("export", "small")
    assert run.code == 1
    assert "--reference" in run.err
    assert built.modules[0].exported.read_bytes() == before


def test_cells_that_are_still_stubs_are_named_when_the_rest_is_exported(
    course: Course, tito: Tito
) -> None:
    module = course.module("activations")
    blank = json.loads(module.notebook.read_text())["cells"]
    softmax = next(cell for cell in blank if cell["id"] == "softmax")
    solve(module, {"softmax": "".join(softmax["source"])})
    run = tito("export", "activations")
    assert run.code == 0
    assert "still the stub, and exported so: softmax\n" in run.out


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "there is no such file"), ("{", "its JSON breaks off at line 1"), ("[]", "no list")],
)
def test_a_missing_or_damaged_notebook_gives_one_line_and_loses_nothing(
    built: Course, tito: Tito, content: str | None, words: str
) -> None:
    module = built.modules[0]
    before = module.exported.read_bytes()
    if content is None:
        module.notebook.unlink()
    else:
        module.notebook.write_text(content)
    run = tito("export", "small")
    assert run.code == 1
    assert words in run.err and run.err.count("\n") == 1 and "tito build" in run.err
    assert module.exported.read_bytes() == before


def test_a_package_file_edited_by_hand_is_backed_up_before_it_is_replaced(
    built: Course, tito: Tito
) -> None:
    module = built.modules[0]
    module.exported.write_text("# all mine\n")
    run = tito("export", "small", "--reference")
    assert run.code == 0
    backup = module.exported.with_name("small.backup-1.py")
    assert backup.read_text() == "# all mine\n"
    assert backup.name in run.out


def test_an_exported_module_works_for_the_next_one(course: Course, tito: Tito) -> None:
    for module in course.modules:
        solve(module)
        assert tito("export", module.name).code == 0
    code = (
        "from tinytorch.core.layers import Linear, Sequential; from tinytorch.core.tensor import"
        " Tensor; print(Sequential(Linear(3, 2)).forward(Tensor([[1.0, 2.0, 3.0]])).shape)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=course.root,
        env=environment(course.root),
        capture_output=True,
        text=True,
    )
    assert run.stdout.strip() == "(1, 2)", run.stderr
