"""Every package that is imported is declared in pyproject.toml, and does not come by chance."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT

OURS = {"tito", "tinytorch", "tests", "benchmarks"}
OPTIONAL = {"torch"}  # benchmarks compare with it where it is installed
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
NEEDED = [*PROJECT["dependencies"], *EXTRAS["cluster"]]  # a cluster's functions import it
TESTED = [*NEEDED, *EXTRAS["dev"], *EXTRAS["postgres"]]


def canonical(requirement: str) -> str:
    """The name of a package as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


def imports_of(place: Path) -> Iterator[tuple[str, str]]:
    """What the files of a place import, anywhere in them, each with its file."""
    for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            for name in names:
                yield name.partition(".")[0], path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    ("place", "declared"),
    [
        ("tito", NEEDED),
        ("tinytorch", NEEDED),
        ("src", NEEDED),
        ("autograders/nbgrader_config.py", NEEDED),
        ("tests", TESTED),
        ("benchmarks", TESTED),
    ],
)
def test_every_package_that_is_imported_is_declared(place: str, declared: list[str]) -> None:
    known = {canonical(requirement) for requirement in declared}
    packages = packages_distributions()
    own = sys.stdlib_module_names | OURS | OPTIONAL
    found = list(imports_of(ROOT / place))
    assert found
    for name, file in found:
        providers = {canonical(package) for package in packages.get(name, [name])}
        assert name in own or providers & known, f"{file} imports {name}: declare its package"
