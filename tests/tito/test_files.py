"""A file is written whole or not at all."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import environment
from tito.course import Course
from tito.errors import FileError
from tito.files import back_up, read_text, write_text


def as_an_ordinary_user(*command: str) -> list[str]:
    """Take from root what lets it write anywhere; an ordinary user has nothing to lose."""
    if os.geteuid() != 0:
        return list(command)
    assert shutil.which("setpriv"), "running as root, this test needs setpriv (util-linux)"
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a" / "file.txt"
    write_text(path, "one")
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o600)
    write_text(path, "two \u2260 one\n")
    assert path.read_bytes() == "two \u2260 one\n".encode()
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_failed_replacement_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.txt"
    write_text(path, "old")

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(FileError, match=r"No space left on device.*disk is not full"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_backup_takes_the_next_free_number(tmp_path: Path) -> None:
    path = tmp_path / "layers.py"
    path.write_bytes(b"\xff")
    assert [back_up(path).name for _ in range(2)] == ["layers.backup-1.py", "layers.backup-2.py"]
    assert (tmp_path / "layers.backup-2.py").read_bytes() == b"\xff"


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert read_text(path) == "one\ntwo\n"


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one\nabc\xff\n")
    with pytest.raises(FileError, match="file: is not UTF-8 text in line 2: `abc\ufffd`"):
        read_text(path)
    with pytest.raises(FileError, match=r"cannot be read: Is a directory"):
        read_text(tmp_path)


@pytest.mark.parametrize("command", ["build", "export"])
def test_a_read_only_folder_gives_one_line_and_loses_nothing(small: Course, command: str) -> None:
    module = small.modules[0]
    for folder in (module.notebook.parent, module.exported.parent):
        folder.mkdir(parents=True)
    module.exported.write_text("# by hand\n")
    module.notebook.parent.chmod(0o555)
    module.exported.parent.chmod(0o555)
    arguments = ["export", "small", "--reference"] if command == "export" else ["build"]
    run = subprocess.run(
        as_an_ordinary_user(sys.executable, "-m", "tito", *arguments),
        cwd=small.root,
        env=environment(Path(__file__).parents[2]),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "Permission denied" in run.stderr and "Make sure that you may write" in run.stderr
    assert module.exported.read_text() == "# by hand\n"
    assert list(module.notebook.parent.iterdir()) == []
