"""What tito writes of a module: the skeleton of a new one, and all generated files."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tito.course import CONFIG_NAME, MODULE_NAME, Course, Module
from tito.errors import ConfigError, FileError
from tito.files import back_up, read_text, write_text
from tito.module.export import export_state, reference_text
from tito.module.notebook import is_untouched, notebook_text, student_notebook
from tito.module.source import read_cells

SKELETON = Path(__file__).parent / "skeleton"


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
    """Make and compare a module's notebook and export; nothing is written. Raises SourceError."""
    cells = read_cells(module)
    is_generated = not module.notebook.exists() or is_untouched(module)
    is_reference = export_state(module) in ("missing", "reference")
    notebook = notebook_text(student_notebook(module, cells))
    return [
        _compared(module.notebook, notebook, is_generated),
        _compared(module.exported, reference_text(module, cells), is_reference),
    ]


def _compared(path: Path, text: str, may_be_replaced: bool) -> Generated:
    if path.exists() and path.read_bytes() == text.encode():
        return Generated(path, text, State.CURRENT)
    return Generated(path, text, State.STALE if may_be_replaced else State.OWN_WORK)


def write(file: Generated, force: bool = False) -> Path | None:
    """Write a file that is out of step, with `force` over own work, too; return its backup."""
    is_replaced = file.state is State.OWN_WORK and force
    backup = back_up(file.path) if is_replaced else None
    if file.state is State.STALE or is_replaced:
        write_text(file.path, file.text)
    return backup


def new_module(course: Course, name: str) -> list[Path]:
    """Write the files of module `name` and list it last in tito.toml; return what was written.

    Raises ConfigError for a name that cannot be one, FileError when the module exists.
    """
    import tomlkit
    from jinja2 import StrictUndefined, Template

    if not MODULE_NAME.fullmatch(name):
        raise ConfigError(f"{name!r} is not a module's name", "", "Names are like 04_losses.")
    module = Module(course.root, name)
    for other in course.modules:
        if other.name[:2] == name[:2] or other.exported == module.exported:
            what = f"{other.name} has that number or name"
            raise ConfigError(what, CONFIG_NAME, "Take another.")
    files = {
        module.source: "source.py",
        module.source.with_name("ABOUT.md"): "ABOUT.md",
        course.autograders / name / "evidence" / "scale.py": "evidence.py",
    }
    for path in files:
        if path.exists():
            raise FileError("is there already", module.shown(path), "Move it away first.")
    for path, kind in files.items():
        text = read_text(SKELETON / f"{kind}.template")
        template = Template(text, keep_trailing_newline=True, undefined=StrictUndefined)
        write_text(path, template.render(module=module, links=course.launch_links(module)))
    config = course.root / CONFIG_NAME
    document = tomlkit.parse(read_text(config))  # keeps comments and layout
    document["course"]["modules"].append(name)
    write_text(config, tomlkit.dumps(document))
    return [*files, config]
