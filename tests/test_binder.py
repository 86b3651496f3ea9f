"""What a reader gets from a launch link: the image that Binder builds, and the notebooks in it."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.conftest import ROOT, copy_repository
from tito.course import Course, read_course

MODULES = [module.name for module in read_course(ROOT).modules]
REGIONS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
ANSI = re.compile(r"\x1b\[[0-9;]*m")

# Runs in the fresh environment: a notebook cell by cell up to its first error, then the imports
# named on the command line, in the same kernel. Prints the cells and where the imports came from.
RUN_NOTEBOOK = """
import json, sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

path = Path(sys.argv[1])
notebook = nbformat.read(path, as_version=4)
client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}})
probe = "import importlib, json\\n"
probe += f"files = [importlib.import_module(name).__file__ for name in {sys.argv[2:]}]\\n"
probe += "print(json.dumps(files))"
with client.setup_kernel():
    try:
        for number, cell in enumerate(notebook.cells):
            client.execute_cell(cell, number)
    except CellExecutionError:
        pass
    notebook.cells.append(nbformat.v4.new_code_cell(probe))
    client.execute_cell(notebook.cells[-1], len(notebook.cells) - 1)
print(json.dumps(notebook.cells))
"""


def dockerfile(repository: Path) -> str:
    """What repo2docker, Binder's builder, prints for a folder: what it found, and a Dockerfile."""
    program = Path(sys.executable).with_name("jupyter-repo2docker")
    command = [str(program), "--no-build", "--debug", "."]
    return run(command, repository, dict(os.environ), stderr=subprocess.STDOUT)


def run(
    command: list[str], folder: Path, variables: dict[str, str], stderr: int | None = None
) -> str:
    """Run a program that must succeed, and return what it printed."""
    return subprocess.run(
        command,
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        check=True,
    ).stdout


def mono_repository(root: Path) -> Path:
    """A repository with the course in `tinytorch/`, and in `binder/` a link to each of its files.

    (A link in place of the folder is no way: Docker copies binder/requirements.txt first, which
    makes a folder, and then refuses to put the link where the folder is.)
    """
    copy_repository(root / "tinytorch")
    (root / "binder").mkdir()
    for name in ("runtime.txt", "requirements.txt", "postBuild"):
        (root / "binder" / name).symlink_to(Path("..") / "tinytorch" / "binder" / name)
    return root


@pytest.fixture(scope="session")
def fresh_python(request: pytest.FixtureRequest) -> Path:
    """The python of an environment that holds binder/requirements.txt and nothing else.

    It is kept in pytest's cache. Only a finished one gets the link under which it is found.
    """
    requirements = ROOT / "binder" / "requirements.txt"
    key = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()[:16]
    cache = request.config.cache.mkdir("binder")
    link = cache / key
    if not link.exists():
        folder = Path(tempfile.mkdtemp(prefix=f"{key}-", dir=cache))
        install = ["-m", "pip", "install", "--quiet", "--requirement", str(requirements)]
        try:
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            subprocess.run([str(folder / "bin" / "python"), *install], check=True)
        except BaseException:
            shutil.rmtree(folder)
            raise
        unnamed = folder.with_suffix(".link")
        unnamed.symlink_to(folder.name)
        unnamed.replace(link)
    return link.resolve() / "bin" / "python"


def fresh_environment(python: Path, home: Path) -> dict[str, str]:
    """Variables of a process in which `python` is the first one and no setting of ours counts."""
    ours = ("PYTHON", "JUPYTER", "IPYTHON", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join([str(python.parent), os.environ["PATH"]])
    return {**kept, "PATH": path, "HOME": str(home)}


@pytest.fixture(scope="module")
def launched(
    fresh_python: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Course, dict[str, Any]]:
    """A fresh copy of the course, and its notebooks as they ran there up to their first error."""
    course = read_course(copy_repository(tmp_path_factory.mktemp("launched")))
    variables = fresh_environment(fresh_python, tmp_path_factory.mktemp("home"))
    run(["./binder/postBuild"], course.root, variables)
    runs = {}
    for module in course.modules:
        earlier = [f"tinytorch.core.{other.short_name}" for other in course.earlier(module)]
        command = [str(fresh_python), "-c", RUN_NOTEBOOK, str(module.notebook), *earlier]
        runs[module.name] = json.loads(run(command, module.notebook.parent, variables))
    return course, runs


def code_cells(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The notebook's code cells, without the probe at the end."""
    return [cell for cell in cells[:-1] if cell["cell_type"] == "code"]


def errors(cell: dict[str, Any]) -> list[dict[str, Any]]:
    return [output for output in cell["outputs"] if output["output_type"] == "error"]


def is_solution(cell: dict[str, Any]) -> bool:
    return bool(cell["metadata"].get("nbgrader", {}).get("solution"))


@pytest.mark.parametrize("layout", ["course at the root", "course in a folder"])
def test_binder_recognises_the_python_the_requirements_and_the_post_build(
    tmp_path: Path, layout: str
) -> None:
    alone = layout == "course at the root"
    printed = dockerfile(copy_repository(tmp_path) if alone else mono_repository(tmp_path))
    steps = [line for line in printed.splitlines() if line.startswith("RUN")]
    assert "Building conda environment for python=3.11\n" in printed
    assert any(re.search(r'/pip install .*-r "?binder/requirements.txt', step) for step in steps)
    assert steps[-1] == "RUN ./binder/postBuild", "it runs once the repository has been copied"
    assert re.search(r"^COPY .*\bsrc/ \S+$", printed[: printed.index(steps[-1])], re.MULTILINE)


@pytest.mark.parametrize("name", MODULES)
def test_notebook_stops_in_its_first_stub_when_binder_has_just_opened_it(
    launched: tuple[Course, dict[str, Any]], name: str
) -> None:
    cells = code_cells(launched[1][name])
    failed = next(cell for cell in cells if errors(cell))
    stub = next(cell for cell in cells if is_solution(cell))
    [error] = errors(failed)
    assert (error["ename"], error["evalue"]) == ("NotImplementedError", "")
    frames = re.findall(
        r"Cell In ?\[(\d+)\], line \d+", ANSI.sub("", "\n".join(error["traceback"]))
    )
    assert frames[-1] == str(stub["execution_count"]), "it is raised in the first solution cell"


@pytest.mark.parametrize("name", MODULES)
def test_cells_before_the_first_stub_run_without_complaint_in_a_fresh_environment(
    launched: tuple[Course, dict[str, Any]], name: str
) -> None:
    cells = code_cells(launched[1][name])
    first = next(number for number, cell in enumerate(cells) if is_solution(cell))
    assert first > 0, "there are imports before it"
    for number, cell in enumerate(cells[:first], 1):
        assert cell["execution_count"] == number
        assert not errors(cell)
        assert not [output for output in cell["outputs"] if output.get("name") == "stderr"]


@pytest.mark.parametrize("name", MODULES)
def test_earlier_modules_come_from_the_repository_that_was_launched(
    launched: tuple[Course, dict[str, Any]], name: str
) -> None:
    course, runs = launched
    [printed] = runs[name][-1]["outputs"]
    earlier = course.earlier(course.module(name))
    assert json.loads(printed["text"]) == [str(module.exported) for module in earlier]


@pytest.mark.parametrize("name", MODULES)
def test_student_notebook_holds_stubs_and_nothing_that_students_must_not_see(name: str) -> None:
    module = read_course(ROOT).module(name)
    secret: set[str] = set()
    public: set[str] = set()
    inside, opened = False, 0
    for line in module.source.read_text(encoding="utf-8").splitlines():
        text = line.strip("# ")
        if any(f"BEGIN {region}" in line for region in REGIONS):
            inside = True
            opened += "BEGIN SOLUTION" in line
        elif any(f"END {region}" in line for region in REGIONS):
            inside = False
        else:
            (secret if inside else public).add(text)
    cells = json.loads(module.notebook.read_text(encoding="utf-8"))["cells"]
    shown = [line.strip("# \n") for cell in cells for line in cell["source"]]
    assert secret - public, "the source has solutions"
    assert not (secret - public) & set(shown)
    stubs = shown.count("raise NotImplementedError()") + shown.count("YOUR ANSWER HERE")
    assert stubs == opened, "one stub for each region"
    assert not any(cell.get("outputs") for cell in cells)


def test_post_build_installs_the_course_of_a_repository_in_which_it_is_a_folder(
    tmp_path: Path, fresh_python: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    variables = fresh_environment(fresh_python, tmp_path_factory.mktemp("home"))
    run(["./binder/postBuild"], mono_repository(tmp_path), variables)
    show = "import tito, tinytorch; print(tito.__file__, tinytorch.__file__)"
    printed = run([str(fresh_python), "-c", show], tmp_path / "binder", variables)
    files = [tmp_path / "tinytorch" / name / "__init__.py" for name in ("tito", "tinytorch")]
    assert printed.split() == [str(file) for file in files]


@pytest.mark.parametrize("name", MODULES)
def test_launch_links_name_files_that_a_fresh_clone_has(course: Course, name: str) -> None:
    links = course.launch_links(course.module(name))
    folder = f"{course.folder}/" if course.folder else ""
    source = links["source"].partition(f"/blob/{course.branch}/")[2]
    named = {
        "binder": parse_qs(urlsplit(links["binder"]).query)["labpath"][0],
        "source": unquote(source),
    }
    assert set(named) == set(links), "each kind of link is looked at here"
    for path in named.values():
        assert path.startswith(folder)
        assert (course.root / path.removeprefix(folder)).is_file()


def test_all_binder_links_have_one_form(course: Course) -> None:
    links = {module.name: course.launch_links(module)["binder"] for module in course.modules}
    repository = f"https://mybinder.org/v2/gh/{course.repository}/{course.branch}?labpath="
    assert len({link.replace(name, "NN_name") for name, link in links.items()}) == 1
    for link in links.values():
        assert link.startswith(repository)
        assert re.fullmatch(r"[\w.%-]+", link.removeprefix(repository)), "one quoted value"
    for file in pages(course.root):
        found = re.findall(r"https://mybinder\.org/v2/[^\s\"'<>)\]]+", file.read_text("utf-8"))
        assert set(found) <= set(links.values()), f"{file} has a link of its own making"


def pages(root: Path) -> Iterator[Path]:
    """Files of a clone in which a reader could meet a launch link."""
    for file in root.rglob("*"):
        if file.suffix in (".md", ".ipynb", ".html") or file.match("src/*/*.py"):
            yield file
