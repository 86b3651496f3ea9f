"""tito.toml as frozen dataclasses, the paths of a course, and its launch links."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tito.errors import ConfigError
from tito.files import read_text

CONFIG_NAME = "tito.toml"
MODULE_NAME = re.compile(r"\d\d_[a-z][a-z0-9_]*")
WORDS = {str: "a text", int: "a whole number of at least 1", list: "a list of names, in order"}
MAY_BE_EMPTY = ("folder", "database", "scheduler")


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
        """The name without its number: "layers"."""
        return self.name.partition("_")[2]

    @property
    def import_name(self) -> str:
        """What `import` calls the notebook's code in the package."""
        return f"tinytorch.core.{self.short_name}"

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
        is_inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if is_inside else str(path)


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
        raise ConfigError(f"{name!r} is not a module", "", f"The modules are: {names}.")

    def earlier(self, module: Module) -> tuple[Module, ...]:
        """The modules that come before `module`."""
        return self.modules[: self.modules.index(module)]

    def launch_links(self, module: Module) -> dict[str, str]:
        """Where a reader opens the module: `binder` (its notebook) and `source` (on GitHub)."""
        folder = f"{self.folder}/" if self.folder else ""
        notebook = quote(folder + module.shown(module.notebook), safe="")
        source = f"{self.repository}/blob/{self.branch}/{folder}{module.shown(module.source)}"
        binder = f"{self.repository}/{self.branch}?labpath={notebook}"
        return {
            "binder": f"https://mybinder.org/v2/gh/{binder}",
            "source": f"https://github.com/{source}",
        }


#: The tables of tito.toml, and of each key the type of its value.
TABLES: dict[str, dict[str, type]] = {
    "course": dict.fromkeys(("id", "title", "repository", "branch", "folder"), str)
    | {"modules": list},
    "limits": dict.fromkeys(Limits.__annotations__, int),
    "grading": dict.fromkeys(("database", "scheduler"), str),  # need not be there, nor its keys
}


def find_root(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that holds tito.toml."""
    for folder in (start, *start.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder
    what = f"there is no {CONFIG_NAME} here or in a folder above"
    raise ConfigError(what, str(start), "Run tito inside the course's folder.")


def read_course(root: Path) -> Course:
    """Read `root`/tito.toml. A mistake raises ConfigError with its key and line."""
    text = read_text(root / CONFIG_NAME)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(error), CONFIG_NAME, "Correct the TOML there.") from error
    for name in tables:
        if name not in TABLES:
            known = ", ".join(TABLES)
            raise _mistake(text, name, f"unknown key {name!r}", f"Its tables: {known}.")
    course, limits, grading = (_table(text, tables, name) for name in TABLES)
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", course["repository"]):
        raise _mistake(text, "repository", "repository is not of the form owner/name")
    for name in course["modules"]:
        if not isinstance(name, str) or not MODULE_NAME.fullmatch(name):
            what = f"{name!r} in modules is not a module's name"
            raise _mistake(text, "modules", what, "Names are like 03_layers.")
        if course["modules"].count(name) > 1:
            raise _mistake(text, "modules", f"{name!r} stands twice in modules")
    course["modules"] = tuple(Module(root, name) for name in course["modules"])
    course["folder"] = course["folder"].strip("/")
    return Course(root=root, limits=Limits(**limits), **course, **grading)


def _table(text: str, tables: dict[str, Any], name: str) -> dict[str, Any]:
    """Check one table of tito.toml, and give its values."""
    if name not in tables and name != "grading":
        raise ConfigError(f"the table [{name}] is missing", CONFIG_NAME, f"Add [{name}].")
    given, types = tables.get(name, {}), TABLES[name]
    if not isinstance(given, dict):
        raise _mistake(text, name, f"{name} must be a table: [{name}]")
    for key, value in given.items():
        if key not in types:
            what, known = f"unknown key {key!r} in [{name}]", ", ".join(types)
            raise _mistake(text, key, what, f"Known: {known}.")
        is_right = type(value) is types[key] and (value or key in MAY_BE_EMPTY)
        if not is_right or (types[key] is int and value < 1):
            raise _mistake(text, key, f"{key} must be {WORDS[types[key]]}, not {value!r}")
    for key in types:
        if key not in given and name != "grading":
            raise _mistake(text, f"[{name}]", f"{key!r} is missing in [{name}]", "Add it.")
    return dict(given)


def _mistake(text: str, key: str, what: str, next_step: str = "Correct it there.") -> ConfigError:
    """Build the error for a key, with the line in which the key stands."""
    word = re.compile(rf"(?<![\w]){re.escape(key)}(?![\w])")
    rows = enumerate(text.splitlines(), 1)
    line = next((number for number, row in rows if word.search(row.split("#")[0])), 1)
    return ConfigError(what, f"{CONFIG_NAME}, line {line}", next_step)
