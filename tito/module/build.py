"""All generated files: what they must hold, whether they do, and writing those that do not."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tito.course import Module
from tito.files import back_up, write_text
from tito.module.export import export_state, reference_text
from tito.module.notebook import (
    instructor_notebook,
    notebook_state,
    notebook_text,
    student_notebook,
)
from tito.module.source import read_cells


class State(Enum):
    """What stands in the place of a generated file."""

    CURRENT = "up to date"
    STALE = "out of step with its source"
    OWN_WORK = "holds own work"


@dataclass(frozen=True)
class Generated:
    """A generated file: where it belongs, what it must hold, what stands there now."""

    path: Path
    text: str
    state: State


def generate(module: Module) -> list[Generated]:
    """Make a module's student notebook and reference export, and compare; nothing is written.

    Raises SourceError when the source breaks a rule.
    """
    cells = read_cells(module)
    notebook = student_notebook(module, instructor_notebook(module, cells))
    texts = {
        module.notebook: notebook_text(notebook),
        module.exported: reference_text(module, cells),
    }
    return [Generated(path, text, _state(module, path, text)) for path, text in texts.items()]


def write(file: Generated, force: bool = False) -> Path | None:
    """Write a file that is out of step; with `force` also one that holds own work.

    Own work is backed up first; returns the backup.
    """
    backup = None
    if file.state is State.OWN_WORK and force:
        backup = back_up(file.path)
    if file.state is State.STALE or backup:
        write_text(file.path, file.text)
    return backup


def _state(module: Module, path: Path, text: str) -> State:
    if not path.exists():
        return State.STALE
    if path.read_bytes() == text.encode():
        return State.CURRENT
    is_export = path == module.exported
    is_generated = (
        export_state(module) == "reference" if is_export else notebook_state(module) == "untouched"
    )
    return State.STALE if is_generated else State.OWN_WORK
