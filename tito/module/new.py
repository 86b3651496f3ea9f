"""A new module: a small source that builds and checks, its page, its evidence."""

from pathlib import Path

from tito.course import CONFIG_NAME, MODULE_NAME, Course, Module
from tito.errors import ConfigError, FileError
from tito.files import read_text, write_text

TEMPLATES = Path(__file__).parent / "skeleton"


def new_module(course: Course, name: str) -> list[Path]:
    """Write the files of module `name` and list it last in tito.toml; return what was written.

    Raises ConfigError for a name that cannot be one, FileError when the module exists.
    """
    if not MODULE_NAME.fullmatch(name):
        what = f"{name!r} is not a module's name"
        raise ConfigError(what, "", "Names are like 04_losses.")
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
    for path, template in files.items():
        write_text(path, _filled(course, module, read_text(TEMPLATES / f"{template}.template")))
    _list_module(course, name)
    return [*files, course.root / CONFIG_NAME]


def _filled(course: Course, module: Module, text: str) -> str:
    """A template with the module's names in it."""
    links = course.launch_links(module)
    words = {
        "NN_NAME": module.name,
        "NUMBER": module.name[:2],
        "SHORT_NAME": module.short_name,
        "TITLE": module.short_name.replace("_", " ").capitalize(),
        "BINDER_LINK": links["binder"],
        "SOURCE_LINK": links["source"],
    }
    for word, value in words.items():
        text = text.replace(word, value)
    return text


def _list_module(course: Course, name: str) -> None:
    """Add a module to tito.toml, which keeps its comments and its layout."""
    import tomlkit

    path = course.root / CONFIG_NAME
    document = tomlkit.parse(read_text(path))
    document["course"]["modules"].append(name)
    write_text(path, tomlkit.dumps(document))
