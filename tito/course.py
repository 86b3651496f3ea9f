"""tito.toml as frozen dataclasses, the paths of a course, and its launch links."""

import dataclasses
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tito.errors import ConfigError, UnknownModuleError
from tito.files import read_text

CONFIG_NAME = "tito.toml"
TABLES = ("course", "limits", "grading")  # the last need not be there
MODULE_NAME = re.compile(r"\d\d_[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Limits:
    """What one submission may use while it is graded."""

    cell_seconds: int
    notebook_seconds: int
    memory_megabytes: int
    output_kilobytes: int


@dataclass(frozen=True)
class Module:
    """One module of the course and where its files are."""

    root: Path
    name: str  # "03_layers"

    @property
    def short_name(self) -> str:
        """The name without its number: `layers`, in `tinytorch.core.layers`."""
        return self.name.partition("_")[2]

    @property
    def source(self) -> Path:
        """The percent-format file that an author edits."""
        return self.root / "src" / self.name / f"{self.name}.py"

    @property
    def notebook(self) -> Path:
        """The notebook that a student works in."""
        return self.root / "modules" / self.name / f"{self.name}.ipynb"

    @property
    def exported(self) -> Path:
        """The module of the package that the notebook's code becomes."""
        return self.root / "tinytorch" / "core" / f"{self.short_name}.py"

    def shown(self, path: Path) -> str:
        """A path as messages show it: relative to the course."""
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )


@dataclass(frozen=True)
class Course:
    """A course: what tito.toml says."""

    root: Path
    id: str
    title: str
    repository: str
    branch: str
    folder: str
    modules: tuple[Module, ...]
    limits: Limits
    database: str = ""  # of nbgrader's gradebook, an URL; "": autograders/gradebook.db
    scheduler: str = ""  # of the Dask cluster that grades; "": this machine does

    @property
    def autograders(self) -> Path:
        """The nbgrader course directory."""
        return self.root / "autograders"

    def module(self, name: str) -> Module:
        """Find a module by its name (`03_layers`), short name (`layers`) or number (`03`, `3`)."""
        for module in self.modules:
            number = module.name[:2]
            if name in (module.name, module.short_name, number, number.lstrip("0")):
                return module
        names = ", ".join(module.name for module in self.modules)
        raise UnknownModuleError(f"{name!r} is not a module", "", f"The modules are: {names}.")

    def earlier(self, module: Module) -> tuple[Module, ...]:
        """The modules that come before `module`."""
        return self.modules[: self.modules.index(module)]

    def launch_links(self, module: Module) -> dict[str, str]:
        """Where a reader opens the module: `binder` (its notebook) and `source` (on GitHub)."""
        folder = f"{self.folder}/" if self.folder else ""
        notebook = quote(folder + module.shown(module.notebook), safe="")
        source = folder + module.shown(module.source)
        return {
            "binder": f"https://mybinder.org/v2/gh/{self.repository}/{self.branch}"
            f"?labpath={notebook}",
            "source": f"https://github.com/{self.repository}/blob/{self.branch}/{source}",
        }


def find_root(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that holds tito.toml."""
    for folder in (start, *start.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder
    raise ConfigError(
        f"there is no {CONFIG_NAME} here or in a folder above",
        str(start),
        "Run tito inside the course's folder.",
    )


def read_course(root: Path) -> Course:
    """Read `root`/tito.toml. A mistake raises ConfigError with its key and line."""
    path = root / CONFIG_NAME
    text = read_text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(error), CONFIG_NAME, "Correct the TOML there.") from error
    for name in tables:
        if name not in TABLES:
            known = ", ".join(TABLES)
            raise _mistake(text, name, f"unknown key {name!r}", f"Its tables: {known}.")
    limits = _values(text, tables, "limits", Limits)
    values = _values(text, tables, "course", Course)
    values["modules"] = _modules(text, root, values["modules"])
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", values["repository"]):
        raise _mistake(text, "repository", "repository is not of the form owner/name")
    values["folder"] = values["folder"].strip("/")
    grading = _grading(text, tables.get("grading", {}))
    return Course(root=root, limits=Limits(**limits), **values, **grading)


def _grading(text: str, given: Any) -> dict[str, Any]:
    """The table [grading], which may be missing, and so may each of its keys."""
    if not isinstance(given, dict):
        raise _mistake(text, "grading", "grading must be a table: [grading]")
    for key, value in given.items():
        if key not in ("database", "scheduler"):
            what = f"unknown key {key!r} in [grading]"
            raise _mistake(text, key, what, "Known: database, scheduler.")
        if not isinstance(value, str):
            raise _mistake(text, key, f"{key} must be a text, not {value!r}")
    return given


def _values(text: str, tables: dict[str, Any], table: str, cls: type) -> dict[str, Any]:
    """Check one table of tito.toml against the fields of its dataclass."""
    given = tables.get(table)
    if not isinstance(given, dict):
        raise ConfigError(f"the table [{table}] is missing", CONFIG_NAME, f"Add [{table}].")
    fields = {field.name: field.type for field in dataclasses.fields(cls)}
    for other in ("root", "limits", "database", "scheduler"):
        fields.pop(other, None)
    for key, value in given.items():
        if key not in fields:
            known = ", ".join(fields)
            raise _mistake(text, key, f"unknown key {key!r} in [{table}]", f"Known: {known}.")
        if fields[key] is str and not (isinstance(value, str) and (value or key == "folder")):
            raise _mistake(text, key, f"{key} must be a text, not {value!r}")
        if fields[key] is int and (type(value) is not int or value < 1):
            raise _mistake(text, key, f"{key} must be a whole number of at least 1, not {value!r}")
    for key in fields:
        if key not in given:
            raise _mistake(text, f"[{table}]", f"{key!r} is missing in [{table}]", "Add it.")
    return dict(given)


def _modules(text: str, root: Path, names: Any) -> tuple[Module, ...]:
    if not isinstance(names, list) or not names:
        raise _mistake(text, "modules", "modules must be a list of names, in order")
    for name in names:
        if not isinstance(name, str) or not MODULE_NAME.fullmatch(name):
            what = f"{name!r} in modules is not a module's name"
            raise _mistake(text, "modules", what, "Names are like 03_layers.")
        if names.count(name) > 1:
            raise _mistake(text, "modules", f"{name!r} stands twice in modules")
    return tuple(Module(root, name) for name in names)


def _mistake(text: str, key: str, what: str, next_step: str = "Correct it there.") -> ConfigError:
    """Build the error for a key, with the line in which the key stands."""
    word = re.compile(rf"(?<![\w]){re.escape(key)}(?![\w])")
    rows = enumerate(text.splitlines(), 1)
    line = next((number for number, row in rows if word.search(row.split("#")[0])), 1)
    return ConfigError(what, f"{CONFIG_NAME}, line {line}", next_step)
