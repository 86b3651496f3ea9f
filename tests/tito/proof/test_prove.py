"""`tito check` holds for the course, and finds each kind of fault in a small one."""

import dataclasses
import json
import shutil
from collections.abc import Callable

import pytest

from tests.conftest import ROOT, SMALL_SOURCE, Run
from tinytorch import testing
from tito.course import Course, Module, read_course
from tito.module.cells import Kind, replace_regions
from tito.module.source import read_cells
from tito.proof.prove import (
    BEGIN,
    COLUMNS,
    END,
    SEEDS,
    Proof,
    check_module,
    markdown,
    proofs_json,
)

Tito = Callable[..., Run]
COURSE = read_course(ROOT)
LEAST = {"01_tensor": (30, 8), "02_activations": (20, 6), "03_layers": (45, 12)}


@pytest.fixture(scope="module")
def proofs() -> dict[str, Proof]:
    """The quick proofs of the course's modules."""
    return {m.name: check_module(COURSE, m, quick=True) for m in COURSE.modules}


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_the_tests_of_a_module_are_proven_right(proofs: dict[str, Proof], module: Module) -> None:
    assert "\n".join(proofs[module.name].problems) == ""


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_the_evidence_of_a_module_is_plentiful(proofs: dict[str, Proof], module: Module) -> None:
    proof = proofs[module.name]
    wrong, right = LEAST.get(module.name, (1, 1))
    assert len(proof.wrong) >= wrong and len(proof.right) >= right
    assert proof.points == 80 and proof.mutants > 20 and proof.checks > 100


def test_the_page_of_the_grader_shows_the_proof(proofs: dict[str, Proof]) -> None:
    shown = (
        (COURSE.autograders / "README.md")
        .read_text(encoding="utf-8")
        .partition(BEGIN)[2]
        .partition(END)[0]
    )
    quick = [dataclasses.replace(proof, seeds=SEEDS) for proof in proofs.values()]
    assert without_measured(shown) == without_measured(markdown(quick)), (
        "Run `tito check --write`."
    )


def without_measured(page: str) -> list[str]:
    """The lines of the page, but for the figures that take a whole proof."""
    lines = [line.split(" | ") for line in page.strip().splitlines()]
    measured = list(COLUMNS).index("works")
    return [" | ".join(line[:measured] + line[measured + 3 :]) for line in lines]


@pytest.fixture
def tiny(small: Course) -> Course:
    """A course of one module, with the package that its tests may import, and evidence."""
    shutil.copytree(ROOT / "tinytorch", small.root / "tinytorch")
    variant(small, "wrong half -> test-double", "return x / 2")
    variant(small, "right sum", "return x + x")
    return small


def variant(course: Course, marker: str, body: str) -> None:
    path = course.autograders / "01_small" / "evidence" / f"{marker.split()[1]}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# %% {marker}\n# halves\ndef double(x):\n    {body}\n")


def source(course: Course, old: str, new: str) -> None:
    assert old in SMALL_SOURCE
    course.modules[0].source.write_text(SMALL_SOURCE.replace(old, new))


def problems(course: Course, quick: bool = True) -> str:
    return "\n".join(check_module(course, course.modules[0], quick, seeds=8).problems)


def test_a_sound_module_has_no_problems(tiny: Course) -> None:
    proof = check_module(tiny, tiny.modules[0])
    assert proof.problems == ()
    assert (proof.tests, proof.points, proof.lost, proof.seeds) == (1, 2, {"half": 2}, SEEDS)
    assert proof.works == proof.checks == 2 and proof.idle == ()
    assert proof.mutants > proof.unobservable > 20


def test_a_reference_that_fails_is_named_with_its_seed(tiny: Course) -> None:
    source(tiny, "return 2 * x", "return 3 * x")
    assert "the reference fails test-double with seed 7: AssertionError: twice 2" in problems(tiny)


def test_a_reference_that_fails_by_chance_is_found_by_its_seeds(tiny: Course) -> None:
    by_chance = "import numpy as np\n    return 2 * x if np.random.random() < 0.99 else 0"
    source(tiny, "return 2 * x", by_chance)
    found = check_module(tiny, tiny.modules[0], seeds=SEEDS).problems
    fails = [line for line in found if "the reference fails" in line]
    assert 0 < len(fails) < 100


def test_a_test_that_the_stub_passes_is_named(tiny: Course) -> None:
    source(tiny, 'assert double(2) == 4, "twice 2 is 4"', "assert math.pi > 3")
    assert "the stub passes test-double without its hidden part" in problems(tiny)


def test_a_test_that_fails_on_the_stub_by_accident_is_named(tiny: Course) -> None:
    source(tiny, "assert double(2)", "assert math.duoble(2)")
    assert "the stub fails test-double by accident: AttributeError" in problems(tiny)


def test_a_wrong_solution_that_passes_is_named(tiny: Course) -> None:
    variant(tiny, "wrong more -> test-double", "return x * 2 + 0")
    found = "autograders/01_small/evidence/more.py, line 1 (more) passes test-double"
    assert found in problems(tiny)


def test_a_wrong_solution_that_fails_an_unrelated_test_is_named(tiny: Course) -> None:
    other = '\n# %% nbgrader={"grade_id": "test-other", "points": 1}\nassert double(1) == 2\n'
    tiny.modules[0].source.write_text(SMALL_SOURCE + other)
    assert "half.py, line 1 (half) fails test-other: AssertionError" in problems(tiny)


def test_a_test_that_a_variant_names_must_exist(tiny: Course) -> None:
    variant(tiny, "wrong half -> test-double, test-triple", "return x / 2")
    assert "(half) names test-triple, which is no test" in problems(tiny)


def test_a_right_solution_that_is_refused_is_named(tiny: Course) -> None:
    source(tiny, "assert double(2) == 4", "assert type(double(2)) is int and double(2) == 4")
    variant(tiny, "right float", "return 2.0 * x")
    assert "(float) fails test-double" in problems(tiny)


def test_a_degenerate_solution_that_passes_is_named(tiny: Course) -> None:
    source(tiny, "assert double(2) == 4", "assert double(0) == 0 and len(str(double(1))) < 9")
    assert "no test of its own catches double: zeros" not in problems(tiny)
    source(tiny, "assert double(-7) == -14", "assert double(0) == 0")
    assert problems(tiny) == ""
    path = tiny.modules[0].source
    path.write_text(path.read_text().replace("double(2) == 4", "abs(double(0)) in (0, 1)"))
    assert "no test of its own catches double: returns its input" in problems(tiny)


def test_a_mutant_that_no_test_catches_is_named_until_it_is_listed(tiny: Course) -> None:
    source(tiny, "    return 2 * x\n", "    if x > 1e9:\n        x = x * 1\n    return 2 * x\n")
    found = problems(tiny, quick=False)
    assert "no test of its own catches double: if x > 1000000000.0:" in found
    names = [line.partition("catches ")[2] for line in found.splitlines()]
    names.append("double: gone")
    entries = [f"[[equivalent]]\nmutant = {json.dumps(n)}\nreason = 'big'\n" for n in names]
    listing = tiny.autograders / "01_small" / "equivalent.toml"
    listing.write_text("\n".join(entries))
    assert (
        problems(tiny, quick=False)
        == "equivalent.toml lists a mutant that there is not: double: gone"
    )


def test_a_function_that_no_test_calls_is_named(tiny: Course) -> None:
    third = "def third(x):\n    ### BEGIN SOLUTION\n    return x / 3\n    ### END SOLUTION\n"
    cell = '# %% nbgrader={"grade_id": "third", "solution": true}'
    tiny.modules[0].source.write_text(f"{SMALL_SOURCE}\n{cell}\n{third}")
    assert "no test of its own catches third: pass" in problems(tiny)


def test_a_check_that_nothing_fails_first_is_named(tiny: Course) -> None:
    source(tiny, "assert double(-7) == -14", "assert double(-7) == -14\nassert double(-7) != 14")
    proof = check_module(tiny, tiny.modules[0], seeds=8)
    assert [str(check) for check in proof.idle] == [
        "test-double, line 21: assert double(-7) != 14"
    ]
    assert (proof.works, proof.checks) == (2, 3)
    assert proof.problems == (
        "only 2 of 3 checks are load-bearing, less than 95%: "
        "nothing fails first at test-double (line 21)",
    )
    assert json.loads(proofs_json([proof]))[0]["idle"][0]["line"] == 21


def test_a_solution_that_never_ends_or_ends_the_process_counts_as_caught(tiny: Course) -> None:
    limits = dataclasses.replace(tiny.limits, cell_seconds=3)
    impatient = dataclasses.replace(tiny, limits=limits)
    variant(tiny, "wrong loop -> test-double", "while True: pass")
    variant(tiny, "wrong exit -> test-double", "import os; os._exit(3)")
    found = "\n".join(check_module(impatient, impatient.modules[0], quick=True).problems)
    assert "(loop) fails (process): ran longer than 3 seconds" in found
    assert "(exit) fails (process): ended the process with status 3" in found
    assert "(half)" not in found


def test_the_command_prints_tables_or_json_and_fails_on_problems(tiny: Course, tito: Tito) -> None:
    shown = tito("check", "1", "--quick")
    assert shown.code == 0 and "test-double" in shown.out and "holds" in shown.out
    found = json.loads(tito("check", "--quick", "--json").out)
    assert found[0]["wrong"] == [
        {"name": "half", "idea": "halves", "fails": ["test-double"], "lost": 2}
    ]
    assert found[0]["problems"] == []
    variant(tiny, "right five", "return 5")
    assert "load-bearing:" not in shown.out
    assert "01_small: 2 of 2 checks are load-bearing" in tito("check", "1").out
    variant(tiny, "right five", "return 5")
    failed = tito("check", "--quick")
    assert failed.code == 1 and "1 problems" in failed.out
    place = "autograders/01_small/evidence/five.py, line 1 (five)"
    assert f"01_small: {place} fails test-double" in failed.err


def test_the_page_is_written_only_from_a_whole_proof(tiny: Course, tito: Tito) -> None:
    page = tiny.autograders / "README.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    refused = tito("check", "--write", "--quick")
    assert refused.code == 1 and "--write wants the whole proof" in refused.err
    assert "old" in page.read_text()
    assert tito("check", "--write").code == 0
    text = page.read_text()
    assert text.startswith("before\n") and text.endswith("after\n") and "old" not in text
    files = "[half](01_small/evidence/half.py), [sum](01_small/evidence/sum.py)"
    assert "| 01_small | 1 | 2 | 1 | 1 |" in text and f"- 01_small: {files}\n" in text
    page.write_text("no marks")
    lost = tito("check", "--write")
    assert lost.code == 1 and "has no place for the tables" in lost.err
    assert page.read_text() == "no marks"


def test_chance_refuses_a_right_submission_less_than_once_in_a_billion(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[object] = []
    for name in ("assert_binomial", "assert_normal"):
        monkeypatch.setattr(testing, name, lambda *given: calls.append(given))
    for module in COURSE.modules:
        names: dict[str, object] = {"__name__": "notebook"}
        for cell in read_cells(module):
            if cell.is_code and cell.kind is not Kind.DEMO:
                exec(replace_regions(cell.source, "SOLUTION", None), names)
    assert len(calls) > 10
    assert len(calls) * testing.FALSE_ALARM < 1e-9


def test_a_test_that_takes_one_answer_for_everything_is_found(tiny: Course) -> None:
    source(tiny, '"points": 2', '"points": 3')
    assert problems(tiny) == ""
    text = tiny.modules[0].source.read_text()
    kept = "\n".join(line for line in text.split("\n") if not line.startswith("assert"))
    tiny.modules[0].source.write_text(kept + "\nassert double(1) == double(1)\n")
    assert "0 for everything earns 3 points: test-double" in problems(tiny)
