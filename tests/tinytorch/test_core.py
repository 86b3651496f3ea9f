"""`tinytorch` in every state of the exported code, each in a process and a copy of its own."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import copy_repository, environment

FAULTS: dict[str, bytes | None] = {
    "missing": None,
    "syntax error": b"def double(:\n    pass\n",
    "raises": b"raise ValueError('a mistake of mine')\n",
    "undefined name": b"class Tensor(Base):\n    pass\n",
    "unknown package": b"import no_such_package_anywhere\n",
    "null byte": b"x = 1\0\n",
    "not UTF-8": b"x = '\xff\xfe'\n",
}
REASONS = {
    "missing": "has not been exported yet",
    "syntax error": "SyntaxError",
    "raises": "ValueError: a mistake of mine",
    "undefined name": "NameError: name 'Base' is not defined",
    "unknown package": "ModuleNotFoundError: No module named 'no_such_package_anywhere'",
    "null byte": "null bytes",
    "not UTF-8": "SyntaxError",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_repository(tmp_path)


def run(root: Path, code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(
        command, cwd=root, env=environment(root), capture_output=True, text=True, check=False
    )


def output(root: Path, code: str) -> str:
    """What a program prints that has to end well."""
    done = run(root, code)
    assert done.returncode == 0, done.stderr
    return done.stdout


def import_errors(root: Path, *statements: str) -> list[str]:
    """The messages of the ImportErrors that these statements have to raise in one process."""
    code = "".join(
        f"try:\n    {statement}\n"
        "except ImportError as error:\n    print(error)\n"
        "else:\n    raise SystemExit('it imported')\n"
        for statement in statements
    )
    messages = output(root, code).splitlines()
    assert len(messages) == len(statements)
    return messages


def put(root: Path, name: str, content: bytes | None) -> None:
    path = root / "tinytorch" / "core" / f"{name}.py"
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)


def commands(message: str) -> list[str]:
    return re.findall(r"`(tito export [^`]*)`", message)


@pytest.mark.parametrize("fault", [*FAULTS, "all there"])
def test_the_package_imports_whatever_state_the_exported_code_is_in(
    root: Path, fault: str
) -> None:
    if fault != "all there":
        for path in (root / "tinytorch" / "core").glob("[a-z]*.py"):
            put(root, path.stem, FAULTS[fault])
    code = "import tinytorch, tinytorch.core; print(tinytorch.__file__, tinytorch.__version__)"
    where, version = output(root, code).split()
    assert Path(where) == root / "tinytorch" / "__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)


def test_importing_the_package_loads_no_exported_module_and_no_numpy(root: Path) -> None:
    code = (
        "import sys, tinytorch, tinytorch.core\n"
        "print(sorted(name for name in sys.modules if name.startswith(('tinytorch', 'numpy'))))"
    )
    assert output(root, code).strip() == "['tinytorch', 'tinytorch.core']"


def test_good_modules_import_and_work_together(root: Path) -> None:
    code = (
        "from tinytorch.core.layers import Linear, Sequential\n"
        "from tinytorch.core.activations import ReLU\n"
        "from tinytorch.core.tensor import Tensor\n"
        "print(Sequential(Linear(3, 2), ReLU())(Tensor([[1.0, 2.0, 3.0]])).shape)"
    )
    assert output(root, code) == "(1, 2)\n"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_module_names_itself_and_the_commands_that_write_it_however_it_is_imported(
    root: Path, fault: str
) -> None:
    put(root, "tensor", FAULTS[fault])
    for message in import_errors(
        root,
        "from tinytorch.core.tensor import Tensor",
        "from tinytorch.core import tensor",
        "import tinytorch.core.tensor",
    ):
        assert message.startswith("tinytorch.core.tensor ")
        assert commands(message) == ["tito export tensor", "tito export tensor --reference"]
        assert REASONS[fault] in message


@pytest.mark.parametrize("fault", ["missing", "raises"])
def test_the_command_of_the_message_repairs_the_import(root: Path, fault: str) -> None:
    put(root, "tensor", FAULTS[fault])
    command = commands(import_errors(root, "import tinytorch.core.layers")[0])[-1]
    program = [str(Path(sys.executable).parent / "tito"), *command.split()[1:]]
    done = subprocess.run(
        program, cwd=root, env=environment(root), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert output(root, "import tinytorch.core.layers; print('works')") == "works\n"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_tensor_module_is_not_blamed_on_the_modules_that_need_it(
    root: Path, fault: str
) -> None:
    put(root, "tensor", FAULTS[fault])
    for message in import_errors(
        root, "from tinytorch.core.activations import ReLU", "from tinytorch.core import layers"
    ):
        assert message.startswith("tinytorch.core.tensor ")
        assert commands(message) == ["tito export tensor", "tito export tensor --reference"]
        assert "activations" not in message
        assert "layers" not in message


@pytest.mark.parametrize("faulty", ["first", "middle", "last"])
def test_in_a_chain_of_modules_the_faulty_one_is_named(root: Path, faulty: str) -> None:
    put(root, "first", b"number = 1\n")
    put(root, "middle", b"from tinytorch.core.first import number\n")
    put(root, "last", b"from tinytorch.core.middle import number\n")
    assert output(root, "from tinytorch.core.last import number; print(number)") == "1\n"
    put(root, faulty, b"number = 1 / 0\n")
    (message,) = import_errors(root, "from tinytorch.core.last import number")
    assert f"tinytorch.core.{faulty} does not import (ZeroDivisionError" in message
    assert set(commands(message)) == {
        f"tito export {faulty}",
        f"tito export {faulty} --reference",
    }


def test_a_faulty_later_module_leaves_the_earlier_ones_usable(root: Path) -> None:
    put(root, "layers", FAULTS["raises"])
    assert "`tito export layers`" in import_errors(root, "import tinytorch.core.layers")[0]
    code = "from tinytorch.core.activations import ReLU; print(ReLU())"
    assert output(root, code) == "ReLU()\n"


def test_the_traceback_shows_the_line_at_fault(root: Path) -> None:
    put(root, "tensor", b"first = 1\nsecond = 2\nthird = first + undefined\n")
    done = run(root, "import tinytorch.core.layers")
    assert done.returncode == 1
    path = root / "tinytorch" / "core" / "tensor.py"
    assert f'File "{path}", line 3' in done.stderr
    assert "third = first + undefined" in done.stderr


def test_the_error_carries_the_modules_name_and_the_first_cause(root: Path) -> None:
    put(root, "tensor", FAULTS["raises"])
    code = (
        "try:\n    import tinytorch.core.layers\n"
        "except ImportError as error:\n"
        "    print(error.name, type(error.__cause__).__name__, 'tensor.py' in error.path)"
    )
    assert output(root, code) == "tinytorch.core.tensor ValueError True\n"


@pytest.mark.parametrize("fault", ["missing", "syntax error", "raises"])
def test_a_repaired_module_imports_in_the_process_that_saw_the_fault(
    root: Path, fault: str
) -> None:
    put(root, "other", FAULTS[fault])
    code = (
        "import importlib, pathlib, sys\n"
        "try:\n    import tinytorch.core.other\n"
        "except ImportError:\n    print('tinytorch.core.other' in sys.modules)\n"
        "text = 'answer = 42  # longer than what stood here before, so no cache can fit'\n"
        "pathlib.Path('tinytorch/core/other.py').write_text(text)\n"
        "importlib.invalidate_caches()\n"
        "from tinytorch.core.other import answer\nprint(answer)"
    )
    assert output(root, code) == "False\n42\n"


@pytest.mark.parametrize("name", ["tinytorch.nothing", "json.nothing", "nothing_at_all"])
def test_modules_outside_the_exported_ones_fail_as_in_any_python(root: Path, name: str) -> None:
    (message,) = import_errors(root, f"import tinytorch.core, {name}")
    assert message.startswith(f"No module named '{name}'")


def test_an_earlier_module_that_lacks_a_name_is_the_one_to_export_again(root: Path) -> None:
    put(root, "tensor", b"class Tensr: pass\nrng = None\n")
    (message,) = import_errors(root, "import tinytorch.core.layers")
    assert "cannot import name 'Tensor'" in message
    assert commands(message) == ["tito export tensor", "tito export tensor --reference"]


def test_a_module_that_exits_does_not_end_the_program_that_imports_it(root: Path) -> None:
    put(root, "tensor", b"import sys\nsys.exit(0)\n")
    (message,) = import_errors(root, "import tinytorch.core.tensor")
    assert "does not import (SystemExit: 0)" in message


def test_names_are_found_in_whatever_module_exports_them(root: Path) -> None:
    code = (
        "import sys\nfrom tinytorch import Tensor\n"
        "print('tinytorch.core.layers' in sys.modules)\n"
        "from tinytorch import Linear, ReLU, testing\n"
        "print(Linear(3, 2)(Tensor([[1.0, 2.0, 3.0]])).shape)\n"
        "import tinytorch; print('Softmax' in dir(tinytorch))"
    )
    assert output(root, code) == "False\n(1, 2)\nTrue\n"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_name_of_a_faulty_module_does_not_hide_the_others(root: Path, fault: str) -> None:
    put(root, "layers", FAULTS[fault])
    assert output(root, "from tinytorch import Tensor, ReLU; print(ReLU())") == "ReLU()\n"
    (message,) = import_errors(root, "from tinytorch import Linear")
    assert "Linear" in message
    assert output(root, "import tinytorch; print(hasattr(tinytorch, 'Linear'))") == "False\n"


def test_a_name_of_a_module_that_does_not_import_says_why(root: Path) -> None:
    text = (root / "tinytorch/core/layers.py").read_bytes()
    put(root, "layers", text + b"\n1 / 0\n")
    (message,) = import_errors(root, "from tinytorch import Linear")
    assert "ZeroDivisionError" in message and commands(message)[0] == "tito export layers"


def test_a_module_that_the_course_does_not_have_is_just_missing(root: Path) -> None:
    code = "import importlib.util as u; print(u.find_spec('tinytorch.core.no_such'))"
    assert output(root, code) == "None\n"
    (message,) = import_errors(root, "import tinytorch.core.no_such")
    assert message == "No module named 'tinytorch.core.no_such'"
