"""What a kernel offers works in the judge's shell, or says that it is not run and goes on."""

from collections.abc import Callable, Iterator

import pytest
from IPython.core.interactiveshell import InteractiveShell

from tests.conftest import ROOT
from tito.course import read_course
from tito.judge.assignment import read_assignment
from tito.judge.judge import open_judge
from tito.judge.run import Manner, Run, Step
from tito.judge.shell import NOT_RUN

MODULE = read_course(ROOT).module("activations")
#: What a magic needs to be right; the others are tried without anything.
GIVEN = {
    "alias_magic": "t time",
    "bookmark": "here",
    "cd": ".",
    "colors": "nocolor",
    "env": "A=1",
    "load": "x.py",
    "load_ext": "autoreload",
    "loadpy": "x.py",
    "matplotlib": "inline",
    "notebook": "x.ipynb",
    "pdoc": "len",
    "pfile": "os",
    "pinfo": "len",
    "pinfo2": "len",
    "popd": "",
    "prun": "1",
    "psource": "os",
    "pushd": ".",
    "reload_ext": "autoreload",
    "run": "x.py",
    "save": "x 1",
    "set_env": "A 1",
    "time": "1",
    "timeit": "-n1 -r1 1",
    "unload_ext": "autoreload",
    "xdel": "y",
}
#: Names for shell commands.
ALIASES = {"cat", "cp", "ldir", "lf", "lk", "ll", "ls", "lx", "mkdir", "mv", "rm", "rmdir"}
#: What fails in a kernel, too, when nothing was entered before.
FAILS = {"notebook"}
BEFORE = "import os\ny = 1\nopen('x.py', 'w').write('z = 1')\n%pushd .\n"
#: What a cell magic is given as its cell.
BODY = "z = 7"
TEXT = {"SVG": "<svg/>", "svg": "<svg/>", "timeit": "1"}
Shown = Callable[[str], str]


def magics(kind: str) -> list[str]:
    """All magics of IPython of this kind ("line", "cell"), and those that are not run."""
    return sorted({*InteractiveShell.instance().magics_manager.magics[kind], *NOT_RUN} - {"!"})


@pytest.fixture(scope="module")
def shown() -> Iterator[Shown]:
    """What a cell shows, errors too, in a process of its own behind the sandbox."""
    with open_judge(read_assignment(read_course(ROOT), MODULE)) as judge:

        def show(source: str) -> str:
            steps = [Step("before", BEFORE), Step("cell", source)]
            run = Run(judge.limits, judge.start, steps, Manner(has_hidden=False))
            run.marks()
            assert not any("ename" in output for output in run.outputs["before"])
            return "\n".join(
                output.get("text") or "\n".join(output.get("traceback", ["(displayed)"]))
                for output in run.outputs["cell"]
            )

        yield show


@pytest.mark.parametrize("magic", magics("line"))
def test_every_line_magic_works_or_says_that_it_is_not_run(shown: Shown, magic: str) -> None:
    found = shown(f"%{magic} {GIVEN.get(magic, '')}\nprint('on', 'ward')")
    assert ("on ward\n" in found) != (magic in FAILS), found
    assert ("are not run" in found) == (magic in NOT_RUN) or magic in ALIASES


@pytest.mark.parametrize("magic", magics("cell"))
def test_every_cell_magic_works_or_says_that_it_is_not_run(shown: Shown, magic: str) -> None:
    given = {"file": "y.txt", "writefile": "y.txt", "script": "bash", "debug": ""}.get(magic, "")
    found = shown(f"%%{magic} {given}\n{TEXT.get(magic, BODY)}")
    assert "Error" not in found
    assert ("are not run" in found) == (magic in NOT_RUN)


KERNEL = {
    "gui": "%gui qt",
    "matplotlib": "%matplotlib",
    "matplotlib of a library": "%matplotlib widget",
    "pylab": "%pylab",
    "run_line_magic": "get_ipython().run_line_magic('matplotlib', 'notebook')",
    "system": "get_ipython().system('ls')",
    "exit": "exit()",
    "quit": "quit",
    "encoding": "import sys\nassert sys.stdout.encoding == sys.stderr.encoding == 'utf-8'",
    "file number": "import sys\nassert sys.stdout.fileno() > 0 and not sys.stdout.isatty()",
    "faulthandler": "import faulthandler\nfaulthandler.enable()",
    "time zone": "from zoneinfo import ZoneInfo\nassert ZoneInfo('Europe/Berlin')",
    "asyncio.run": "import asyncio\nasync def one(): return 1\nassert asyncio.run(one()) == 1",
    "await": "import asyncio\nawait asyncio.gather(asyncio.sleep(0), asyncio.to_thread(len, []))",
    "queue": "import asyncio\nq = asyncio.Queue()\nawait q.put(1)\nassert await q.get() == 1",
    "socket pair": "import socket\na, b = socket.socketpair()\na.send(b'x')\nb.recv(1)",
    "autoreload": "%load_ext autoreload\n%autoreload 2",
    "store": "y = 1\n%store y\n%store",
    "history": "In, Out, _ih, _oh, _, __",
    "warnings": "import warnings\nwarnings.warn('slow')",
    "display": "from IPython.display import clear_output, display\ndisplay(1)\nclear_output()",
}


@pytest.mark.parametrize("source", KERNEL.values(), ids=KERNEL)
def test_what_a_kernel_offers_ends_no_cell(shown: Shown, source: str) -> None:
    found = shown(f"{source}\nprint('on', 'ward')")
    assert "on ward\n" in found, found


def test_an_own_import_of_the_module_under_test_finds_the_notebook(shown: Shown) -> None:
    names = "from tinytorch.core.activations import y\nimport tinytorch.core.activations as own"
    assert shown(f"{names}\nprint(y + own.y)") == "2\n"
    assert "cannot import name 'ReLU'" in shown("from tinytorch.core.activations import ReLU")
