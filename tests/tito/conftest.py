"""A small course that is released once; each test gets a copy of its own."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import SMALL_CONFIG, SMALL_SOURCE
from tests.tito.small_class import release_small
from tito.course import Course, read_course


@pytest.fixture(scope="session")
def small_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course, which nobody changes."""
    root = tmp_path_factory.mktemp("released")
    (root / "tito.toml").write_text(SMALL_CONFIG)
    source = root / "src" / "01_small" / "01_small.py"
    source.parent.mkdir(parents=True)
    source.write_text(SMALL_SOURCE)
    return release_small(read_course(root)).root


@pytest.fixture
def released(small_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A copy of it, in which the test stands."""
    shutil.copytree(small_release, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return read_course(tmp_path)
