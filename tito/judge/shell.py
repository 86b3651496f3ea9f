"""IPython's shell as students' code finds it: what a kernel offers works, or does no harm.

A notebook is graded without a browser, a terminal or a network. So what speaks to them says that
it is not run, and the cell goes on.
"""

import ast
import fnmatch
import importlib
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import CapturedIO, capture_output
from traitlets.config import Config

#: Magics that start a program, use the network, open an editor or ask; and those of ipykernel.
NOT_RUN = (
    *("!", "bash", "sh", "script", "sx", "sc", "system", "perl", "ruby", "pypy"),
    *("python", "python2", "python3", "pip", "conda", "mamba", "micromamba", "uv"),
    *("edit", "ed", "pastebin", "debug", "pdb", "rehashx"),
    *("autosave", "clear", "connect_info", "less", "man", "more", "qtconsole", "subshell"),
)


class Printed(io.StringIO):
    """What is printed, in a form that has what a kernel's output has; to close it does nothing."""

    encoding = "utf-8"
    errors = "strict"

    def fileno(self) -> int:
        """That of the process's own output, which goes nowhere."""
        return 1

    def close(self) -> None:
        """Stay open."""


class Store(dict[str, Any]):
    """What a kernel keeps in files (IPython's `db`), until the end of this process."""

    def keys(self, pattern: str = "*") -> Any:
        """The names that a pattern fits."""
        return fnmatch.filter(super().keys(), pattern)


class NotebookShell(InteractiveShell):
    """A shell without history, whose errors are returned and whose `!` does nothing."""

    def __init__(self, **named: Any) -> None:
        """Start it, with what every kernel has loaded."""
        super().__init__(**named)
        self.db = Store()
        for method in ("system", "system_raw", "system_piped", "getoutput"):
            setattr(self, method, self.not_run)
        self.run_line_magic("load_ext", "storemagic")
        for name in NOT_RUN:
            self.register_magic_function(self.not_run, "line_cell", name)  # type: ignore[arg-type]

    def showtraceback(self, *args: Any, **named: Any) -> None:
        """Show nothing: the error is returned."""

    showsyntaxerror = showtraceback

    def not_run(self, line: str = "", cell: str = "", **named: Any) -> list[str]:
        """Say that no program is started."""
        print(f"(shell commands are not run while a notebook is graded: {line.strip()[:80]})")
        return []

    def enable_gui(self, gui: str | None = None) -> None:
        """Open no window."""

    def enable_matplotlib(self, gui: str | None = None) -> tuple[Any, Any]:
        """Draw within the notebook, whatever was wished for."""
        return super().enable_matplotlib("inline")  # type: ignore[no-any-return]

    def ask_exit(self) -> None:
        """Go on: the cells below are graded, too."""
        print("(exit is not run while a notebook is graded)")

    def transform_cell(self, raw_cell: str) -> str:
        """What is Python already needs no look for magics, which takes longer than to run it."""
        try:
            ast.parse(raw_cell)
        except (SyntaxError, ValueError):
            return str(super().transform_cell(raw_cell))
        return raw_cell

    @contextmanager
    def captured(self) -> Iterator[CapturedIO]:
        """Keep what cells print and display."""
        with capture_output() as captured:
            sys.stdout = captured._stdout = Printed()
            sys.stderr = captured._stderr = Printed()
            yield captured


def make_shell(module: str) -> NotebookShell:
    """The shell of this process, for the notebook that will be this module."""
    settings = {"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "NoColor"}}
    shell: NotebookShell = NotebookShell.instance(config=Config(settings))
    if module:
        NotebookModule(module, shell)
    return shell


class NotebookModule(ModuleType):
    """The module that the notebook will be: what is imported from it are the notebook's names."""

    def __init__(self, name: str, shell: NotebookShell) -> None:
        """Stand for the module of this name: `import` finds this one."""
        super().__init__(name)
        self._shell = shell
        package, _, short_name = name.rpartition(".")
        setattr(importlib.import_module(package), short_name, self)
        sys.modules[name] = self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._shell.user_ns:
            raise AttributeError(f"the notebook does not define {name} above this")
        return self._shell.user_ns[name]
