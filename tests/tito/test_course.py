import dataclasses
from pathlib import Path

import pytest

from tests.conftest import ROOT, SMALL_CONFIG
from tito.course import Course, find_root, read_course
from tito.errors import ConfigError

MODULES = ("01_tensor", "02_activations", "03_layers")


def test_the_course_lists_its_modules_in_order() -> None:
    assert tuple(module.name for module in read_course(ROOT).modules) == MODULES


def test_a_course_cannot_be_changed_once_it_is_read() -> None:
    course = read_course(ROOT)
    with pytest.raises(dataclasses.FrozenInstanceError):
        course.title = "Other"  # type: ignore[misc]


@pytest.mark.parametrize("name", ["03_layers", "layers", "03", "3"])
def test_a_module_is_found_by_name_short_name_or_number(name: str) -> None:
    assert read_course(ROOT).module(name).name == "03_layers"


@pytest.mark.parametrize("name", ["4", "", "layer", str(ROOT / "modules"), "modules/03_layers"])
def test_an_unknown_module_is_refused_with_the_names_that_exist(name: str) -> None:
    with pytest.raises(ConfigError, match="03_layers"):
        read_course(ROOT).module(name)


def test_the_root_is_found_from_a_folder_below() -> None:
    assert find_root(ROOT / "modules" / "03_layers") == ROOT


def test_outside_a_course_the_error_says_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"Run tito inside the course's folder"):
        find_root(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("cell_seconds = 20", "cell_seconds = -1", 10, "cell_seconds must be a whole number"),
        ("cell_seconds = 20", "cell_seconds = true", 10, "cell_seconds must be a whole number"),
        ("cell_seconds = 20", 'cell_seconds = "20"', 10, "cell_seconds must be a whole number"),
        ("cell_seconds = 20", "cel_seconds = 20", 10, "unknown key 'cel_seconds' in [limits]"),
        ("cell_seconds = 20", "cell_seconds = [20]", 10, "cell_seconds must be a whole number"),
        ("cell_seconds = 20", "cell_seconds.at_most = 20", 10, "must be a whole number"),
        ("cell_seconds = 20\n", "", 9, "'cell_seconds' is missing in [limits]"),
        ('title = "Small"', "title = 3", 3, "title must be a text"),
        ('title = "Small"', 'title = ""', 3, "title must be a text"),
        ('branch = "main"', "branch = 2026-01-01", 5, "branch must be a text"),
        ('branch = "main"\n', "", 1, "'branch' is missing in [course]"),
        ('repository = "someone/somewhere"', 'repository = "here"', 4, "owner/name"),
        ('["01_small"]', "[]", 7, "modules must be a list"),
        ('["01_small"]', '"01_small"', 7, "modules must be a list"),
        ('["01_small"]', "[1]", 7, "1 in modules is not a module's name"),
        ('["01_small"]', '["small"]', 7, "'small' in modules is not a module's name"),
        ('["01_small"]', '["../01_small"]', 7, "is not a module's name"),
        ('["01_small"]', '["01_small", "01_small"]', 7, "stands twice"),
        ("[limits]", "[limit]", 9, "unknown key 'limit'. Its tables: course, limits, grading."),
        ("[limits]", "[[limits]]", 9, "limits must be a table: [limits]"),
        ("[limits]", "[grading]\ndb = ''\n[limits]", 10, "unknown key 'db' in [grading]"),
        ("[limits]", "[grading]\nscheduler = 3\n[limits]", 10, "scheduler must be a text"),
        ("[course]", "grading = 3\n[course]", 1, "grading must be a table: [grading]"),
        ('title = "Small"', "title = Small", 3, "Correct the TOML there."),
        ('title = "Small"', 'title = "Small"\ntitle = "Two"', 4, "Correct the TOML there."),
    ],
)
def test_a_mistake_in_the_configuration_is_named_with_key_and_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in SMALL_CONFIG
    (tmp_path / "tito.toml").write_text(SMALL_CONFIG.replace(old, new))
    with pytest.raises(ConfigError) as error:
        read_course(tmp_path)
    assert words in str(error.value)
    assert f"line {line}" in str(error.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "tito.toml").write_text(SMALL_CONFIG[: SMALL_CONFIG.index("[limits]")])
    with pytest.raises(ConfigError, match=r"the table \[limits\] is missing. Add \[limits\]"):
        read_course(tmp_path)


def test_launch_links_have_the_form_of_the_public_page() -> None:
    course = read_course(ROOT)
    links = course.launch_links(course.module("03_layers"))
    assert links == {
        "binder": "https://mybinder.org/v2/gh/harvard-edge/cs249r_book/main"
        "?labpath=tinytorch%2Fmodules%2F03_layers%2F03_layers.ipynb",
        "source": "https://github.com/harvard-edge/cs249r_book/blob/main"
        "/tinytorch/src/03_layers/03_layers.py",
    }


def test_launch_links_of_a_course_at_the_root_have_no_folder(small: Course) -> None:
    links = small.launch_links(small.modules[0])
    assert links["binder"].endswith("/main?labpath=modules%2F01_small%2F01_small.ipynb")
    assert links["source"].endswith("/blob/main/src/01_small/01_small.py")
