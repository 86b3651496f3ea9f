"""A student's path in JupyterLab, walked in a real browser: what they see, type, save and run."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, WebSocket, expect, sync_playwright

from tests.browser import FLAGS, PATIENCE, answers, chromium_program, end_group, free_port, wait
from tests.conftest import ROOT, copy_repository, environment
from tito.course import Course, Module, read_course
from tito.module.cells import Kind
from tito.module.source import read_cells
from tito.proof.variants import reference_solutions

BASE_URL = "/user/someone/"  # as on Binder, where Lab is not at the root of its host
TOKEN = "secret"
QUIET_LAB = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}


MODULES = [module.name for module in read_course(ROOT).modules]


@dataclass(frozen=True)
class Lab:
    """A JupyterLab that `make lab` started in a copy of the course."""

    course: Course
    address: str
    state: Path

    def launch_address(self, module: Module) -> str:
        """Where Binder's `labpath` leads to."""
        path = quote(module.shown(module.notebook), safe="")
        return f"{self.address}lab/tree/{path}?token={TOKEN}"

    def opened_address(self) -> str:
        """What `make lab` itself opens, when it may: a page on disk that leads there."""
        [page] = (self.state / "runtime").glob("jpserver-file-to-run-*.html")
        [address] = re.findall(r'href="([^"]+)"', page.read_text(encoding="utf-8"))
        return str(address)


@pytest.fixture(scope="module")
def chromium() -> str:
    return chromium_program()


@pytest.fixture(scope="module")
def lab(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Start Lab as a student does who has run `make lab` before and activated nothing."""
    course = read_course(copy_repository(tmp_path_factory.mktemp("course")))
    (course.root / ".venv").symlink_to(sys.prefix)
    state = tmp_path_factory.mktemp("state")
    port = free_port()
    _configure(state / "config", port)
    folders = {"HOME": "home", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_RUNTIME_DIR": "runtime"}
    variables = environment(course.root, **{k: str(state / v) for k, v in folders.items()})
    variables["PATH"] = _path_without(Path(sys.prefix) / "bin")
    lab = Lab(course, f"http://127.0.0.1:{port}{BASE_URL}", state)
    with (state / "log").open("w") as log:
        process = subprocess.Popen(
            ["make", "-o", ".venv/.course", "lab"],
            cwd=course.root,
            env=variables,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        status = f"{lab.address}api/status?token={TOKEN}"
        wait(lambda: answers(status, process), (state / "log").read_text)
        yield lab
    finally:
        end_group(process)


def _configure(folder: Path, port: int) -> None:
    server = {"allow_root": True, "open_browser": False, "base_url": BASE_URL}
    server.update(port=port, port_retries=0)
    # As if Lab had been started in a terminal: without one, its own terminals get a login shell.
    server.update(terminado_settings={"shell_command": ["bash"]})
    settings = {"ServerApp": server, "IdentityProvider": {"token": TOKEN}}
    (folder / "labconfig").mkdir(parents=True)
    (folder / "jupyter_server_config.json").write_text(json.dumps(settings))
    (folder / "labconfig" / "default_setting_overrides.json").write_text(json.dumps(QUIET_LAB))


def _path_without(folder: Path) -> str:
    path = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(name for name in path if Path(name) != folder)


@pytest.fixture
def page(chromium: str, lab: Lab) -> Iterator[Page]:
    """A page for a Lab in which nothing is open. Its requests must all go to this machine."""
    shutil.rmtree(lab.state / "config" / "lab" / "workspaces", ignore_errors=True)
    hosts: set[str | None] = set()

    def note(request: Request | WebSocket) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob"):
            hosts.add(address.hostname)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(PATIENCE * 1000)
        expect.set_options(timeout=PATIENCE * 1000)
        page.on("request", note)
        page.on("websocket", note)
        yield page
        browser.close()
    assert hosts
    assert hosts <= {"127.0.0.1", "localhost"}


def notebook(module: Module) -> list[dict[str, Any]]:
    """The cells on disk, each source in one text."""
    cells = json.loads(module.notebook.read_text(encoding="utf-8"))["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in cells]


def find(module: Module, grade_id: str) -> int:
    """The position of a cell in its notebook."""
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook(module)]
    return names.index(grade_id)


def title(module: Module) -> str:
    return str(notebook(module)[0]["source"].splitlines()[0].removeprefix("# "))


def open_notebook(page: Page, address: str, module: Module) -> Locator:
    """Open a notebook, wait until it shows its title and can be worked in; return its cells."""
    page.goto(address)
    heading = page.locator(".jp-MarkdownOutput h1", has_text=title(module))
    panel = page.locator(".jp-NotebookPanel:visible", has=heading)
    panel.locator(".jp-CodeCell .cm-content").first.wait_for()
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
    return panel.locator(".jp-Cell")


def shift_enter(page: Page, cells: Locator, first: int, last: int) -> None:
    """Run the selected cell, `first`, and the following ones as students do; wait for `last`."""
    prompt = cells.nth(last).locator(".jp-InputPrompt")
    before = prompt.inner_text()
    for _ in range(first, last + 1):
        page.keyboard.press("Shift+Enter")
    expect(prompt).not_to_have_text(before)
    expect(prompt).to_have_text(re.compile(r"^\[\d+\]:$"))


def errors(cells: Locator, first: int, last: int) -> list[str]:
    """The tracebacks that stand under the cells from `first` to `last`."""
    shown = "[data-mime-type='application/vnd.jupyter.stderr'].jp-OutputArea-output"
    found = [cells.nth(number).locator(shown) for number in range(first, last + 1)]
    return [text for output in found for text in output.all_inner_texts()]


def in_terminal(page: Page, lab: Lab, command: str) -> str:
    """Type a command into a new terminal of Lab's; return what it printed."""
    printed, ended = lab.course.root / "printed", lab.course.root / "ended"
    menu = page.locator(".lm-Menu")
    page.locator("#jp-MainMenu").get_by_text("File", exact=True).click()
    menu.get_by_text("New", exact=True).first.hover()
    menu.get_by_text("Terminal", exact=True).click()
    page.locator(".jp-Terminal .xterm-screen").click()
    page.keyboard.type(f"{command} > {printed} 2>&1; touch {ended}\n")
    wait(ended.exists, page.locator(".jp-Terminal").inner_text)
    return printed.read_text(encoding="utf-8")


def test_student_solves_the_first_cell_of_the_layers_in_jupyterlab(page: Page, lab: Lab) -> None:
    module = lab.course.module("03_layers")
    source = read_cells(module)
    solution = reference_solutions(source)["layer"]
    stub, test = find(module, "layer"), find(module, "test-layer")

    cells = open_notebook(page, lab.launch_address(module), module)
    cells.nth(0).locator("h1").click()
    shift_enter(page, cells, 0, test)
    assert errors(cells, 0, test - 1) == [], "only the test can fail before anything is written"
    [traceback] = errors(cells, test, test)
    assert traceback.rstrip().endswith("NotImplementedError:")

    cells.nth(stub).locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(solution)
    shift_enter(page, cells, stub, test)
    expect(cells.nth(test).locator(".jp-OutputArea-output")).to_have_count(0)
    assert errors(cells, 0, test) == []

    page.keyboard.press("Control+S")
    wait(lambda: notebook(module)[stub]["source"] == solution, module.notebook.read_text)

    printed = in_terminal(page, lab, "tito test 03_layers")
    results = dict(
        re.findall(r"^(test-\S+) .*?\b(passed|failed|not run)\b", printed, re.MULTILINE)
    )
    tests = [cell.grade_id for cell in source if cell.kind is Kind.TEST]
    assert list(results) == tests, printed
    passed = [name for name in tests if results[name] == "passed"]
    assert passed == [name for name in tests if name.startswith("test-layer")] != []


def test_make_lab_opens_the_first_module(page: Page, lab: Lab) -> None:
    first = lab.course.modules[0]
    cells = open_notebook(page, lab.opened_address(), first)
    expect(cells).to_have_count(len(notebook(first)))


@pytest.mark.parametrize("name", MODULES)
def test_diagrams_and_formulas_are_drawn_without_the_network(
    page: Page, lab: Lab, name: str
) -> None:
    module = lab.course.module(name)
    cells = open_notebook(page, lab.launch_address(module), module)
    prose = [cell["source"] for cell in notebook(module) if cell["cell_type"] == "markdown"]
    diagrams = "\n".join(prose).count("```mermaid")
    assert diagrams, "the module begins with a map"
    pictures = cells.locator(".jp-RenderedMermaid img[src^='data:image/svg+xml']")
    expect(pictures).to_have_count(diagrams)
    for picture in pictures.all():
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)")
    formulas = cells.locator(".jp-MarkdownOutput mjx-container")
    expect(formulas).not_to_have_count(0)
    expect(cells.locator("mjx-merror")).to_have_count(0)
