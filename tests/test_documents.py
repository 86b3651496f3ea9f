"""Documents tell the truth: commands run, links lead somewhere, figures are recomputed."""

import re
import subprocess
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
import typer

from tests.conftest import ROOT, copy_repository, environment, solve
from tito.cli.app import app
from tito.cli.author import make_sample_class
from tito.course import Module, read_course

COURSE = read_course(ROOT)
PAGES = [f"src/{module.name}/ABOUT.md" for module in COURSE.modules]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/instructors.md",
    "autograders/README.md",
    "benchmarks/README.md",
    *PAGES,
)

#: Commands that another test runs, because they do not end, take long, or are this very run.
RUN_ELSEWHERE = {
    "make course": ("tests/test_course_run.py", '"course"]'),
    "make lab": ("tests/test_browser.py", '"lab"]'),
    "make test": (".ci/run", "make test"),
    "make check": (".ci/run", "make check"),
    "make bench": ("tests/benchmarks/test_report.py", '"-m", "benchmarks"'),
    "jupyter lab": ("tests/test_formgrader.py", '["jupyter", "lab"]'),
    "dask scheduler --host 10.0.0.1": ("tests/services.py", '"scheduler"'),
    "dask worker tcp://10.0.0.1:8786 --nthreads 1 --nworkers 8": (
        "tests/services.py",
        '"--nthreads", "1"',
    ),
    "tito grade 03_layers --scheduler tcp://10.0.0.1:8786": (
        "tests/tito/grading/test_cluster.py",
        '"scheduler": found.address',
    ),
}


def blocks(document: str) -> list[list[str]]:
    """The shell blocks of a document, each a list of commands."""
    text = (ROOT / document).read_text(encoding="utf-8")
    found = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [block.splitlines() for block in found]


def commands(document: str) -> list[str]:
    """All commands of a document, in order."""
    return [command for block in blocks(document) for command in block]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course with solved notebooks and a sample class that has handed in."""
    root = copy_repository(tmp_path_factory.mktemp("documents") / "tinytorch")
    course = read_course(root)
    for module in course.modules:
        make_sample_class(course, module)
        solve(module)
    for student in (course.autograders / "submitted").iterdir():
        if student.name != "sample-reference":
            for path in sorted(student.rglob("*"), reverse=True):
                path.unlink() if path.is_file() else path.rmdir()
            student.rmdir()
    _download(root, course.module("layers"))
    return root


def _download(root: Path, module: Module) -> None:
    """What an instructor has from Canvas: a zip of hand-ins, and the exported gradebook."""
    folder = root / "autograders" / "downloads"
    folder.mkdir()
    with zipfile.ZipFile(folder / "submissions.zip", "w") as archive:
        archive.write(module.notebook, f"doejane_4711_90001_{module.notebook.name}")
    (folder / "gradebook.csv").write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,03_layers (77)\n"
        "    Points Possible,,,,,100\n"
        '"Doe, Jane",4711,j4711,jdoe,One,\n'
    )
    (folder / "groups.csv").write_text("login_id,group_name\njdoe,Team Red\nkpoe,Team Red\n")


@pytest.mark.parametrize(
    "block",
    [block for document in DOCUMENTS for block in blocks(document)],
    ids=lambda block: block[0],
)
def test_every_command_of_a_document_runs(
    workplace: Path, tmp_path: Path, block: list[str]
) -> None:
    shown = [line for line in block if line not in RUN_ELSEWHERE]
    author = block[0].startswith(
        ("tito build", "tito new")
    )  # who has a clone in which no student works
    place = copy_repository(tmp_path) if author else workplace
    run = subprocess.run(
        ["bash", "-c", "\n".join(["set -eux", *shown])],
        cwd=place,
        env=environment(place),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("command", RUN_ELSEWHERE)
def test_a_command_that_is_not_run_here_is_run_where_it_says(command: str) -> None:
    assert any(command in commands(document) for document in DOCUMENTS)
    path, call = RUN_ELSEWHERE[command]
    assert call in (ROOT / path).read_text(encoding="utf-8")


def test_the_readme_shows_the_launch_links_of_every_module() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"\]\((https://[^)]+)\)", text)
    expected = [link for m in COURSE.modules for link in COURSE.launch_links(m).values()]
    assert shown == expected


@pytest.mark.parametrize("document", (*DOCUMENTS, "CHANGELOG.md"))
def test_links_to_files_lead_to_files(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        here = (ROOT / document).parent / target
        if target.startswith("#"):
            headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
            assert target[1:] in {heading.lower().replace(" ", "-") for heading in headings}
            continue
        assert target.startswith(("https://", "http://")) or here.is_file(), target


def test_every_command_that_a_document_names_in_passing_exists() -> None:
    verbs = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for document in (*DOCUMENTS, "CHANGELOG.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        assert set(re.findall(r"`tito (\w+)", text)) <= verbs
        assert set(re.findall(r"`make (\w+)", text)) <= targets


def test_the_two_lock_files_pin_the_same_versions() -> None:
    pins = [
        dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("binder/requirements.txt", "requirements-dev.txt")
    ]
    assert len(pins[0]) > 80
    assert {name: pins[1][name] for name in pins[0]} == pins[0]


def test_this_environment_has_the_versions_that_are_pinned() -> None:
    text = (ROOT / "requirements-dev.txt").read_text()
    pins = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))
    assert {name: metadata.version(name) for name in pins} == pins
