"""The program in which students' code runs; the judge starts it as a fresh process.

Warm, it imports once what submissions use, then forks a sandboxed child for each of them. Cold
(without `control`), it is itself the process of one notebook: a student's own on the student's
machine, or one that is graded `--unsafe` where there is no fork to be had.
"""

import gc
import importlib.util
import json
import os
import random
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from tito.judge.folders import READ_AGAIN, read_all
from tito.judge.sandbox import Sandbox, probe, readable_paths
from tito.judge.shell import make_shell
from tito.judge.student import Notebook, Objects

WARM_CELLS = ("%matplotlib inline", "1 / 0", "print(1)", "def f(: pass", "!ls", "class A: pass")
STANDARD_FINDERS = ("BuiltinImporter", "FrozenImporter", "PathFinder")


def warm(shell: Any, output_limit: int) -> None:
    """Import and run once what submissions will use, so that no fork has to."""
    for name in ("matplotlib.pyplot", "tinytorch.testing", "tinytorch.helpers", "no_such_module"):
        if importlib.util.find_spec(name.partition(".")[0]):
            importlib.import_module(name)
    core = Path(sys.modules["tinytorch"].__path__[0]) / "core"
    for path in sorted(core.glob("[a-z]*.py")):
        importlib.import_module(f"tinytorch.core.{path.stem}")
    notebook = Notebook(shell, Objects(), output_limit)
    for cell in WARM_CELLS:
        notebook.run(cell)
    np.ones((2, 2)) @ np.ones((2, 2))
    shell.reset(new_session=False)


def seed(number: int) -> None:
    """Start the shared generators from a number that depends on the submission only."""
    random.seed(number)
    np.random.seed(number % 2**32)
    tensor = sys.modules.get("tinytorch.core.tensor")
    if tensor is not None and "manual_seed" in vars(tensor):  # the notebook itself has none yet
        tensor.manual_seed(number)


def use_package(folder: str) -> None:
    """Import `tinytorch` from `folder` and from nowhere else."""
    sys.meta_path[:] = [f for f in sys.meta_path if getattr(f, "__name__", "") in STANDARD_FINDERS]
    sys.path[:] = [path for path in sys.path if not (Path(path) / "tinytorch").exists()]
    sys.path.insert(0, folder)


def serve(
    control: socket.socket, given: dict[str, Any], sandbox: Sandbox | None, output_limit: int
) -> None:
    """Fork a child for each order of the judge; end the one that it names."""
    use_package(given["stage"])
    shell = make_shell(given["module"])
    warm(shell, output_limit)
    read_at = float("-inf")
    gc.collect()
    gc.freeze()  # so that a child's collector does not copy what it inherits
    control.send(b"ready")
    while True:
        data, descriptors, _, _ = socket.recv_fds(control, 65536, 1)
        if not data:
            return
        order = json.loads(data)
        if "end" in order:
            os.kill(order["end"], signal.SIGKILL)
            os.waitpid(order["end"], 0)
            control.send(b"ended")
            continue
        if sandbox is not None and time.monotonic() - read_at > READ_AGAIN:
            read_all(sandbox.readable)
            read_at = time.monotonic()
        child = os.fork()
        if child == 0:
            notebook = Notebook(shell, _only_channel(descriptors[0]), output_limit)
            try:
                _enter(order, sandbox)
                notebook.answer_all()
            finally:
                os._exit(0)
        os.close(descriptors[0])
        control.send(str(child).encode())


def _only_channel(descriptor: int) -> Objects:
    """Close every descriptor but this one; standard input and output go nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))
    files = (os.fdopen(descriptor, mode, closefd=False) for mode in ("rb", "wb"))
    return Objects(*files)


def _enter(order: dict[str, Any], sandbox: Sandbox | None) -> None:
    os.chdir(order["scratch"])
    os.environ["HOME"] = os.environ["TMPDIR"] = order["scratch"]
    tempfile.tempdir = None  # it remembers the server's
    sys.path.append(order["scratch"])  # for helper files, which stand beside a notebook
    seed(order["seed"])
    if sandbox is not None:
        sandbox.enter(Path(order["scratch"]))


def run_cold(given: dict[str, Any], output_limit: int) -> None:
    """Answer on standard input and output; what the student's code prints is captured."""
    if given["stage"]:
        use_package(given["stage"])
    reader, writer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0), os.dup2(null, 1)
    Notebook(make_shell(given["module"]), Objects(reader, writer), output_limit).answer_all()


def main() -> None:
    """Read the judge's settings, a JSON object, and begin."""
    given = json.loads(sys.argv[1])
    output_limit = given["output_kilobytes"] * 1024
    if "control" not in given:
        return run_cold(given, output_limit)
    sandbox = None
    if not given["unsafe"]:
        if problem := probe().problem:
            sys.exit(problem)
        paths = readable_paths(Path(given["stage"]))
        sandbox = Sandbox(paths, given["memory_megabytes"], given["notebook_seconds"])
    os.sched_setaffinity(0, {given["processor"]})
    control = socket.socket(fileno=given["control"])
    return serve(control, given, sandbox, output_limit)


if __name__ == "__main__":
    main()
