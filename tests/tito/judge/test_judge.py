"""The judge: what crosses means the same in the notebook, and each test gets its verdict."""

import dataclasses
import os
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from tests.conftest import SMALL_CONFIG
from tito.course import Course, read_course
from tito.errors import GradingError
from tito.judge import folders, process, sandbox
from tito.judge import judge as judging
from tito.judge.assignment import GENERAL, read_assignment
from tito.judge.judge import Judge, open_judge
from tito.judge.results import Status, StudentMarks
from tito.judge.run import ALONE, AMONG_OTHERS, DisturbedError, Manner
from tito.module.cells import Kind
from tito.module.export import HAND_WRITTEN, stage_reference
from tito.proof.runs import Trial, Trials
from tito.submission.recovery import Submission

SOLUTION = '''\
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


class Box:
    """Holds an array."""

    def __init__(self, values, dtype=np.float32):
        self.data = np.asarray(values, dtype)
        self.layers = [self, (1, "two", None, 2.5, True)]
        self.shape = self.data.shape
        self.flag = False
        self.kind = self.data.dtype
        self.largest = self.data.max(initial=0)

    def __add__(self, other):
        return Box(self.data + (other.data if isinstance(other, Box) else other))

    __radd__ = __add__
    __array_ufunc__ = None

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        return Box(self.data[key])

    def scaled(self, by=2.0, *, shift=0.0):
        return Box(self.data * by + shift)

    def plus(self, other):
        return self + other

    def __repr__(self):
        return f"Box({self.data.tolist()})"


class Wrong(ValueError, IndexError):
    pass


def fail(name, text=""):
    kinds = {"wrong": Wrong, "value": ValueError, "exit": SystemExit, "stop": StopIteration}
    raise kinds[name](text)


def count():
    yield from range(3)


def apply(values, method):
    return method(values)


def is_gapped(values):
    return not values.flags.c_contiguous and not values.flags.f_contiguous


def is_by_columns(values):
    return values.flags.f_contiguous and not values.flags.c_contiguous


class Plain:
    pass


class Careful(Box):
    """Has attributes that change, and knows how often it was looked at."""

    looks = 0

    def __getattribute__(self, name):
        if name == "data":
            Careful.looks += 1
        return super().__getattribute__(name)

    @property
    def fresh(self):
        self.flag = not self.flag
        return self.flag

    def turn(self):
        self.shape, self.data = None, -self.data


class Child(Box):
    pass


class Values(list):
    pass


class Stack(list):
    def forward(self, x):
        return x + len(self)


class Size(tuple):
    def numel(self):
        return int(np.prod(self))

    def __eq__(self, other):
        return NotImplemented if isinstance(other, Size) else tuple(self) == tuple(other)


class Parameters(list):
    total = property(lambda self: len(self))

    def double(self):
        return [item * 2 for item in self]


class Count(int):
    def plus(self, other):
        return Count(self + other)


class Chain(list):
    """A layer that is a list of layers."""

    def __init__(self, *layers):
        super().__init__(layers)

    def __call__(self, x):
        for layer in self:
            x = layer.forward(x)
        return x


class Grid(np.ndarray):
    """An array that works as a Tensor should."""

    def __new__(cls, values):
        return np.asarray(values, np.float32).view(cls)

    data = property(lambda self: self)

    def __add__(self, other):
        return Grid(np.add(self.view(np.ndarray), other) + 100)


class Pair(NamedTuple):
    first: int

    def forward(self, x):
        return x + self.first


kept_box = Box([1])
listed, stack, pair = Values([1, 2]), Stack([5]), Pair(7)
size, parameters, counted = Size([2, 3]), Parameters([kept_box]), Count(3)
word, half, third, tenth = type("Word", (str,), {})("two"), 0.5, Fraction(1, 3), Decimal("0.1")


def numbers(values):
    return np.asarray(values, np.float32)


def keep(value):
    return value


class Virtual(type):
    __instancecheck__ = __subclasscheck__ = lambda cls, other: True


class All(metaclass=Virtual):
    pass


answer = 42'''
#: A test cell for each rule: it passes in the notebook and in the judge.
RULES = {
    "construct-call-get": "assert Box([1, 2]).scaled(3.0, shift=1.0).data.tolist() == [4, 7]",
    "set-attributes": "b = Box([1])\nb.flag = True\nassert b.flag is True",
    "operators": "assert (Box([1]) + 2).data[0] == 3 and (2 + Box([1])).data[0] == 3",
    "array-on-the-left": "assert (np.ones(2) + Box([1, 2])).data.tolist() == [2, 3]",
    "indexing": "assert Box([1, 2, 3])[1:].data.tolist() == [2, 3] and len(Box([1, 2])) == 2",
    "iteration": "assert [float(b.data) for b in Box([5, 6])] == [5, 6]",
    "generators": "assert list(count()) == [0, 1, 2]",
    "identity": "b = Box([1])\nassert b.layers[0] is b and b is not Box([1])",
    "equality-is-identity": "b = Box([1])\nassert b == b and b != Box([1])",
    "isinstance": "assert isinstance(Box([1]), Box) and not isinstance(3, Box)",
    "isinstance-of-bases": """\
        for box in (Child([1]), Careful([1])):
            assert isinstance(box, Box) and isinstance(box, type(box))
        assert not isinstance(Box([1]), Child) and not isinstance(Plain(), Box)""",
    "attributes-that-change": """\
        box, other = Child([1]), Careful([1])
        assert box.flag is False and other.flag is False and box.data[0] == other.data[0] == 1
        assert [other.fresh, other.fresh, other.flag] == [True, False, False]
        for each in (box, other):
            each.flag = 3.5
            assert each.flag == 3.5 and each.data.tolist() == [1]
        other.turn()
        assert other.data[0] == -1 and other.shape is None and other.flag == 3.5
        before = other.looks
        assert other.data[0] == other.data[0] == -1 and other.looks == before + 2""",
    "attributes-of-two": """\
        one, two = Box([1]), Box([2])
        assert [(one + two).data[0], one.data[0], two.data[0], one.data[0]] == [3, 1, 2, 1]
        one.data = two.data
        assert one.data[0] == 2 and one.largest == 1 and not one.flag""",
    "plain-values": 'assert Box([1]).layers[1] == (1, "two", None, 2.5, True)',
    "lists-of-other-classes": """\
        assert isinstance(listed, list) and listed == [1, 2]
        assert stack.forward(1) == 2 and len(stack) == 1 and stack[0] == 5
        assert pair.forward(1) == 8 and pair.first == 7""",
    "values-of-subclasses": """\
        assert size == (2, 3) and tuple(size) == (2, 3) and size.numel() == 6 and size[0] == 2
        assert isinstance(size, tuple) and isinstance(size, Size) and keep(size).numel() == 6
        assert isinstance(parameters, list) and parameters.total == len(parameters) == 1
        assert parameters[0] is kept_box and keep(parameters)[0] is kept_box
        assert counted == 3 and counted.plus(4) == 7 and counted % 2 == 1 and word == "two"
        assert isinstance(counted.plus(1), Count) and word.upper() == f"{word:s}".upper()
        chain = Chain(stack, pair)
        assert chain(1) == 9 and len(chain) == 2 and chain[1][0] == 7""",
    "numbers-of-other-types": """\
        assert third * 3 == 1 and third == keep(third) and float(third) == 1 / 3
        assert tenth * 10 == 1 and keep(tenth) == tenth and np.asarray(tenth).astype(float) == 0.1
        assert keep(3 + 4j) == 3 + 4j and third + half > 0.8""",
    "arrays-of-a-class-under-test": """\
        assert isinstance(Grid([1, 2]), Grid) and isinstance(Grid([1]) + 1, Grid)
        assert (Grid([1, 2]) + 1).data.tolist() == [102, 103]
        assert (np.ones(2) + Grid([1, 2])).data.tolist() == [2, 3]
        assert isinstance(Grid([1]).data, np.ndarray) and Grid([1, 2]).shape == (2,)
        assert numbers([1, 2]).sum() == 3 and isinstance(numbers(3), np.ndarray)""",
    "type-of-two": """\
        assert type(Box([1])) is type(kept_box) and isinstance(kept_box, type(Box([1])))""",
    "methods-as-values": """\
        box = Box([1, 2])
        assert apply(np.float32([3, 4]), Box).data.tolist() == [3, 4]
        assert apply(3, box.plus).data.tolist() == [4, 5]
        assert apply(np.ones(2), box.plus).data.tolist() == [2, 3]""",
    "numbers": "assert answer == 42 and answer % 5 == 2 and type(answer) is int",
    "numpy-scalars": "assert type(Box([3]).largest) is np.float32 and Box([3]).largest == 3",
    "dtypes": "assert Box([1]).kind == np.float32\nassert Box([1], np.int8).kind == np.int8",
    "shapes": "assert Box(np.ones((0, 4))).shape == (0, 4) and Box(3).data.shape == ()",
    "order-in-memory": """\\
        values = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
        assert is_by_columns(np.asfortranarray(values)) and is_gapped(values[:, ::2])
        assert Box(values.transpose(1, 0, 2)).data.strides == (16, 48, 4)
        assert not Box(np.ones((4, 4), np.float32)[:, ::2]).data.flags.c_contiguous
        assert Box(values[::-1]).data.tolist() == values[::-1].tolist()""",
    "exceptions": """\\
        for kind in (ValueError, IndexError, Exception):
            assert_raises(kind, lambda: fail("wrong", "too bad"), "raises", mentions="too bad")
        try:
            fail("wrong")
        except ValueError as error:
            assert type(error).__name__ == "Wrong" """,
    "missing-attributes": """\\
        assert_raises(AttributeError, lambda: Box([1]).nothing, "there is no such thing")
        assert not hasattr(Box([1]), "nothing") and hasattr(Box([1]), "data")""",
    "missing-special-methods": """\\
        plain = Plain()
        for act in (lambda: len(plain), lambda: plain[0], lambda: plain(), lambda: iter(plain)):
            assert_raises(TypeError, act, "a Plain has none of these")
        assert_raises(TypeError, lambda: plain + 1, "nor arithmetic")
        assert_raises(TypeError, lambda: np.ones(2) * plain, "on neither side")
        assert_raises(TypeError, lambda: float(plain), "it is no number")
        assert plain and not Box([])""",
    "repr": 'assert repr(Box([1, 2])) == "Box([1.0, 2.0])" and f"{Box([3])!r:.3}" == "Box"',
    "helpers": """\\
        box, half = Box([1]), Times(0.5)
        assert helpers.run(half, 6.0) == 3 and isinstance(half, helpers.Times)
        assert helpers.same_class(Box)([2]).forward(box) is box""",
    "infinity": "assert np.isnan(Box([np.nan]).data).all() and Box([-np.inf]).data[0] == -np.inf",
}
#: A test cell that must fail both ways, and a word of its message in the judge.
FAILING = {
    "assertion": ('assert len(Box([1])) == 2, "one is not two"', "one is not two"),
    "exception": ('assert fail("value", "broken")', "ValueError: broken"),
    "exit": ('assert fail("exit") or True', "SystemExit"),
    "stop": ('assert fail("stop") or True', "StopIteration"),
    "unknown-name": ("assert Missing() is not None", "NameError"),
}


def cell(name: str, source: str) -> str:
    lines = [line.removeprefix("        ") for line in source.removeprefix("\\\n").split("\n")]
    return f'# %% nbgrader={{"grade_id": "test-{name}", "points": 2}}\n' + "\n".join(lines)


SOURCE = "\n\n".join(
    [
        "# %% [markdown]\n# # Crossing",
        '# %% nbgrader={"grade_id": "imports"}\n#| default_exp core.small\nimport numpy as np\n'
        "from tinytorch import helpers\nfrom tinytorch.helpers import Times\n"
        "from tinytorch.testing import assert_raises",
        '# %% nbgrader={"grade_id": "box", "solution": true}\n### BEGIN SOLUTION\n'
        f"{SOLUTION}\nMissing = Box\n### END SOLUTION",
        *(cell(name, source) for name, source in RULES.items()),
        *(cell(name, source) for name, (source, _) in FAILING.items()),
    ]
)
HIDE = "os.makedirs('h', 0o300, exist_ok=True); os.rename(name, 'h/' + name)"
MAP = "kept[-1] = mmap.mmap(kept[-1].fileno(), 4096, prot=1); os.unlink(name)"
LIMITS = {"cell_seconds": 2, "notebook_seconds": 20, "memory_megabytes": 300}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("crossing")
    (root / "tito.toml").write_text(SMALL_CONFIG)
    source = root / "src" / "01_small" / "01_small.py"
    source.parent.mkdir(parents=True)
    source.write_text(SOURCE)
    for name in HAND_WRITTEN:
        target = root / "tinytorch" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((Path(__file__).parents[3] / "tinytorch" / name).read_bytes())
    found = read_course(root)
    return dataclasses.replace(found, limits=dataclasses.replace(found.limits, **LIMITS))


@pytest.fixture(scope="module")
def judge(course: Course) -> Iterator[Judge]:
    with open_judge(read_assignment(course, course.modules[0])) as found:
        yield found


@pytest.fixture(scope="module")
def graded(judge: Judge) -> StudentMarks:
    return judge.grade("ann", Submission({"box": SOLUTION}))


@pytest.fixture(scope="module")
def failures(course: Course, judge: Judge) -> dict[str, str]:
    """The tests that fail in the notebook."""
    with tempfile.TemporaryDirectory() as folder:
        stage_reference(course, course.modules[0], Path(folder))
        with Trials(judge.cells, Path(folder), 20) as trials:
            (found,) = trials.run([Trial({"box": SOLUTION})])
    return {name: failure.message for name, failure in found.items()}


@pytest.mark.parametrize("rule", RULES)
def test_what_crosses_means_the_same_in_notebook_and_judge(
    graded: StudentMarks, failures: dict[str, str], rule: str
) -> None:
    (mark,) = [mark for mark in graded.marks if mark.grade_id == f"test-{rule}"]
    assert failures.get(f"test-{rule}") is None
    assert (mark.status, mark.message, mark.points) == (Status.PASSED, "", 2)


@pytest.mark.parametrize("name", FAILING)
def test_what_fails_in_the_notebook_fails_in_the_judge_and_says_why(
    graded: StudentMarks, failures: dict[str, str], name: str
) -> None:
    (mark,) = [mark for mark in graded.marks if mark.grade_id == f"test-{name}"]
    assert f"test-{name}" in failures
    assert (mark.status, mark.points) == (Status.FAILED, 0)
    assert FAILING[name][1] in mark.message


def verdicts(judge: Judge, solution: str) -> dict[str, Status]:
    marks = judge.grade("ann", Submission({"box": solution})).marks
    return {mark.grade_id.removeprefix("test-"): mark.status for mark in marks}


def test_what_an_object_is_no_metaclass_decides(course: Course, judge: Judge) -> None:
    source = "assert isinstance(kept_box, Box)\nassert not isinstance(kept_box, All)"
    cells = [
        dataclasses.replace(cell, source=source) if cell.grade_id == "test-repr" else cell
        for cell in judge.cells
    ]
    found = verdicts(Judge(cells, course.limits, judge.start), SOLUTION)
    assert found["repr"] is Status.PASSED


def test_what_helpers_say_is_the_word_of_the_students_process(judge: Judge) -> None:
    assert {"assert_raises", "np"} < set(judge.tests["test-helpers"].trusted)
    assert not {"helpers", "Times", "tinytorch"} & set(judge.tests["test-helpers"].trusted)
    lie = f"{SOLUTION}\nhelpers.run = lambda layer, x: 4\nTimes.__call__ = None"
    assert verdicts(judge, lie)["helpers"] is Status.PASSED  # they are made anew
    lie = f"{SOLUTION}\nimport sys\nsys.modules['tinytorch'] = None"
    assert verdicts(judge, lie)["helpers"] is Status.FAILED


@pytest.mark.parametrize(
    ("method", "status"),
    [
        ("while True: pass", Status.TIMED_OUT),
        ("__import__('os')._exit(3)", Status.CRASHED),
        ("__import__('ctypes').string_at(0)", Status.CRASHED),
    ],
)
def test_a_test_that_ends_the_process_costs_itself_only(
    judge: Judge, method: str, status: Status
) -> None:
    found = verdicts(judge, SOLUTION.replace("return Box(self.data * by + shift)", method))
    assert found.pop("construct-call-get") is status
    assert {found[rule] for rule in found if rule in RULES} == {Status.PASSED}


def test_a_cell_that_ends_the_process_is_left_out_and_the_rest_goes_on(judge: Judge) -> None:
    own = Submission({"box": SOLUTION}, extras={"imports": ("import os\nos._exit(1)",)})
    marks = judge.grade("ann", own)
    assert marks.points == 2 * len(RULES)
    assert "the Python process ended" in str(marks.outputs["(own cell 0 below imports)"])


def test_memory_beyond_the_limit_is_an_error_of_the_student(judge: Judge) -> None:
    eater = SOLUTION.replace("return Box(self.data * by + shift)", "return Box(np.ones(10**9))")
    marks = judge.grade("ann", Submission({"box": eater}))
    assert marks.marks[0].status in (Status.FAILED, Status.CRASHED)
    assert marks.points == 2 * (len(RULES) - 1)


@pytest.mark.parametrize(
    ("lines", "solution", "points"),
    [
        ("{0}\n### BEGIN HIDDEN TESTS\n{1}\n### END HIDDEN TESTS\n{2}\nscore", "x * 2", 3),
        ("{0}\n### BEGIN HIDDEN TESTS\n{1}\n### END HIDDEN TESTS\n{2}\nscore", "min(x, 2) * 2", 2),
        ("{0}\n{2}\n### BEGIN HIDDEN TESTS\n{1}\nscore\n### END HIDDEN TESTS", "x * 2", 3),
        ("{0}\n### BEGIN HIDDEN TESTS\n{1}\nprint(score)\n### END HIDDEN TESTS\nscore", "2", 1),
    ],
)
def test_points_are_counted_once_wherever_hidden_checks_stand(
    course: Course, judge: Judge, lines: str, solution: str, points: int
) -> None:
    parts = ("score = int(f(1) == 2)", "score += int(f(3) == 6)", "score += int(f(2) == 4)")
    source = lines.format(*parts)
    tested = [cell for cell in judge.cells if cell.grade_id == "test-repr"]
    cells = [c for c in judge.cells if c.kind is not Kind.TEST]
    metadata = {**tested[0].metadata, "points": 3}
    cells.append(dataclasses.replace(tested[0], source=source, metadata=metadata))
    answer = Submission({"box": f"def f(x):\n    return {solution}"})
    for below in ((), (dataclasses.replace(judge.cells[1], source="1"),)):
        own = Judge([*cells, *below], course.limits, judge.start)
        assert own.grade("ann", answer).points == points


def test_hidden_checks_that_fail_late_cost_no_other_test_its_time(
    course: Course, judge: Judge
) -> None:
    hidden = "### BEGIN HIDDEN TESTS\nassert {}, 'it fails'\n### END HIDDEN TESTS"
    tested = [c for c in judge.cells if c.kind is Kind.TEST][:6]
    texts = [hidden.format("answer == 7" if n < 4 else "answer == 42") for n in range(6)]
    tests = [dataclasses.replace(c, source=t) for c, t in zip(tested, texts, strict=True)]
    below = dataclasses.replace(judge.cells[1], source="1")
    cells = [c for c in judge.cells if c.kind is not Kind.TEST]
    limits = dataclasses.replace(course.limits, notebook_seconds=5)
    own = Judge([*cells, *tests, below], limits, judge.start)
    marks = own.grade("ann", Submission({"box": "import time\ntime.sleep(0.8)\nanswer = 42"}))
    assert [mark.points > 0 for mark in marks.marks] == [False] * 4 + [True] * 2


@pytest.mark.parametrize("endless", ["while True: pass", "while True:\n    len(Box([1]))"])
def test_a_test_without_end_costs_itself_only_in_any_thread(
    course: Course, judge: Judge, endless: str
) -> None:
    cells = [
        dataclasses.replace(cell, source=endless) if cell.grade_id == "test-repr" else cell
        for cell in judge.cells
    ]
    own, found = Judge(cells, course.limits, judge.start), dict[str, Status]()
    worker = threading.Thread(target=lambda: found.update(verdicts(own, SOLUTION)))
    worker.start()
    worker.join(timeout=15)
    assert found.pop("repr") is Status.TIMED_OUT
    assert {found[rule] for rule in found if rule in RULES} == {Status.PASSED}


def test_a_process_that_cannot_be_had_is_not_the_students_fault(
    course: Course, judge: Judge
) -> None:
    def start(seed: int) -> process.Process:
        raise GradingError("no process can be started")

    with pytest.raises(GradingError):
        Judge(judge.cells, course.limits, start).grade("ann", Submission({"box": SOLUTION}))


@pytest.mark.parametrize("shown", ["raise ValueError('boo')", "__import__('os')._exit(1)"])
def test_an_error_whose_text_asks_the_student_costs_that_test_only(
    course: Course, judge: Judge, shown: str
) -> None:
    cells = [
        dataclasses.replace(cell, source=f"{{1: 2}}[Box([1])]\n{cell.source}")
        if cell.grade_id == "test-repr"
        else cell
        for cell in judge.cells
    ]
    evil = SOLUTION.replace('return f"Box({self.data.tolist()})"', shown)
    evil = evil.replace("def __len__(self)", "__hash__ = object.__hash__\n\n    def __len__(self)")
    found = verdicts(Judge(cells, course.limits, judge.start), evil)
    assert found["repr"] is Status.FAILED
    assert {found[rule] for rule in found if rule in RULES and rule != "repr"} == {Status.PASSED}


@pytest.mark.parametrize(
    ("what", "limit", "most", "hide"),
    [
        ("too many files", "FILES", 3, HIDE),
        ("too many files", "BYTES", 30 * 2**20, HIDE),
        ("too many files", "BYTES", 30 * 2**20, "os.unlink(name)"),
        ("too many files", "BYTES", 100 * 2**20, MAP),
    ],
)
def test_files_that_cannot_be_seen_count(
    judge: Judge,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    limit: str,
    most: int,
    hide: str,
) -> None:
    monkeypatch.setattr(folders, limit, most)
    cell = f"""
import mmap, os, time
kept = []
for name in map(str, range(40)):
    kept.append(open(name, "w+b", buffering=0))
    kept[-1].write(bytes(5 * 2**20))
    {hide}
time.sleep(1)"""
    marks = judge.grade("ann", Submission({"box": SOLUTION}, extras={"imports": (cell,)}))
    assert marks.points == 2 * len(RULES)
    assert what in str(marks.outputs["(own cell 0 below imports)"])
    server = judge.start.__self__  # type: ignore[attr-defined]
    assert {path.name for path in server.folder.iterdir()} <= {"log", "ipython"}


def test_what_a_submission_reads_the_next_one_cannot_see(course: Course) -> None:
    unread = Path(np.__file__).with_name("version.py")
    os.utime(unread, (0, unread.stat().st_mtime))
    times = """
import glob, os
names = glob.glob(os.path.dirname(np.__file__) + "/*") + glob.glob(STAGE + "/**/*", recursive=True)
names = [name for name in names if not name.endswith("__pycache__")]
print([(name, os.lstat(name).st_atime_ns) for name in names])"""
    read = """
for name in names:
    os.listdir(name) if os.path.isdir(name) else open(name, "rb").read()"""
    stage = "import tinytorch, numpy as np\nSTAGE = tinytorch.__path__[0]"
    with open_judge(read_assignment(course, course.modules[0])) as judge:

        def said(cell: str) -> str:
            own = Submission({"box": SOLUTION}, extras={"imports": (stage + cell,)})
            return str(judge.grade("ann", own).outputs["(own cell 0 below imports)"])

        before = said(times)
        assert "version.py" in before and "helpers.py" in before and "'error'" not in before
        said(times + read)
        assert said(times) == before


def test_a_second_run_shows_nothing_that_the_code_says(judge: Judge) -> None:
    loud = SOLUTION.replace("return len(self.data)", "print('secret'); raise ValueError('secret')")
    loud += "\nprint('secret')"
    for manner in (ALONE, Manner(is_mute=True)):
        marks = judge.grade("ann", Submission({"box": loud}), manner=manner)
        said = [mark.message + mark.printed for mark in marks.marks] + [str(marks.outputs)]
        assert ("secret" in "".join(said)) is not manner.is_mute
        lost = {mark.grade_id for mark in marks.marks if not mark.points}
        assert "test-indexing" in lost and "test-repr" not in lost


def test_only_the_first_hidden_failures_are_told(course: Course, judge: Judge) -> None:
    ends = ["assert answer == 7, 'it is {}'", "leave()  # {}", "spin()  # {}"]
    tested = [cell for cell in judge.cells if cell.kind is Kind.TEST][:9]
    texts = [
        f"### BEGIN HIDDEN TESTS\n{ends[n % 3].format(n)}\n### END HIDDEN TESTS" for n in range(9)
    ]
    tests = [dataclasses.replace(c, source=t) for c, t in zip(tested, texts, strict=True)]
    cells = [*(cell for cell in judge.cells if cell.kind is not Kind.TEST), *tests]
    box = "import os\nanswer = 42\ndef leave(): os._exit(1)\ndef spin():\n    while True: pass"
    limits = dataclasses.replace(course.limits, cell_seconds=1)
    marks = Judge(cells, limits, judge.start).grade("ann", Submission({"box": box})).marks
    told = [(mark.status, mark.message) for mark in marks]
    assert told[0] == (Status.FAILED, "it is 0")
    assert [status for status, _ in told[1:3]] == [Status.CRASHED, Status.TIMED_OUT]
    assert set(told[3:]) == {(Status.FAILED, GENERAL)}


def test_a_full_disk_is_nobodys_fault_but_of_who_runs_alone(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = [2**40, 0]  # before it starts, and from then on

    def disk_usage(_: object) -> SimpleNamespace:
        return SimpleNamespace(free=free.pop(0) if len(free) > 1 else free[0])

    monkeypatch.setattr(process.shutil, "disk_usage", disk_usage)
    monkeypatch.setattr(process, "PAUSES", (0,))
    own = Submission({"box": SOLUTION}, extras={"imports": ("import time\ntime.sleep(1)",)})
    with pytest.raises(DisturbedError) as disturbed:
        judge.grade("ann", own, manner=AMONG_OTHERS)
    assert not disturbed.value.is_seen
    free[:] = [0]
    with pytest.raises(GradingError, match="No space left"):  # for the rest of it
        judge.grade("ann", own)
    free[:] = [2**40, 2**40, 0, 2**40]  # the server is gone: the first is in vain
    marks = judge.grade("ann", own)
    assert "it filled the disk" in str(marks.outputs) and marks.points == 2 * len(RULES)


@pytest.mark.parametrize(("allowed", "share"), [("400", 66), ("max", 500), ("100000", 500)])
def test_a_container_that_allows_few_processes_has_some_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: str, share: int
) -> None:
    (tmp_path / "pids.max").write_text(f"{allowed}\n")
    monkeypatch.setattr(process, "TASKS", (tmp_path / "none", tmp_path / "pids.max"))
    monkeypatch.setattr(process.os, "sched_getaffinity", lambda _: {0, 1})
    assert process.most_threads() == share


def test_a_process_that_cannot_be_had_for_a_moment_is_waited_for(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, fails = threading.Thread.start, ["at the first process", "and its successor"]

    def start(thread: threading.Thread) -> None:
        if fails:
            raise RuntimeError(fails.pop(0))
        plain(thread)

    with open_judge(read_assignment(course, course.modules[0])) as judge:
        monkeypatch.setattr(threading.Thread, "start", start)
        assert judge.grade("ann", Submission({"box": SOLUTION})).points == 2 * len(RULES)


def test_prints_are_kept_with_the_test_and_bounded(judge: Judge) -> None:
    noisy = SOLUTION.replace(
        "return Box(self.data * by", "print('x' * 10**6); return Box(self.data * by"
    )
    mark = judge.grade("ann", Submission({"box": noisy})).marks[0]
    assert mark.status is Status.PASSED
    assert mark.printed.startswith("xxx") and "characters left out" in mark.printed
    assert len(mark.printed) < 1.1 * 1024 * judge.limits.output_kilobytes


def test_a_server_that_was_killed_is_started_anew(course: Course) -> None:
    with open_judge(read_assignment(course, course.modules[0])) as judge:
        server = judge.start.__self__  # type: ignore[attr-defined]
        assert judge.grade("ann", Submission({"box": SOLUTION})).points == 2 * len(RULES)
        server.program.kill()
        server.program.wait()
        assert judge.grade("bob", Submission({"box": SOLUTION})).points == 2 * len(RULES)


def test_elsewhere_than_on_linux_nothing_is_graded_unless_asked_for(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (judging, sandbox):
        monkeypatch.setattr(module, "sys", SimpleNamespace(platform="darwin"))
    with (
        pytest.raises(GradingError, match="only by Linux"),
        open_judge(read_assignment(course, course.modules[0])),
    ):
        raise AssertionError("it is not opened")
    patient = dataclasses.replace(
        course, limits=dataclasses.replace(course.limits, cell_seconds=20)
    )  # a cold start
    with open_judge(read_assignment(patient, course.modules[0], unsafe=True)) as judge:
        for end in ("", "\n__import__('os')._exit(1)", ""):
            points = judge.grade("ann", Submission({"box": SOLUTION + end})).points
            assert points == (0 if end else 2 * len(RULES))


def test_the_instructors_environment_stays_out_of_reach(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "secret-of-the-instructor")
    own = Submission(
        {"box": SOLUTION}, extras={"imports": ("import os\nprint(dict(os.environ))",)}
    )
    with open_judge(read_assignment(course, course.modules[0])) as judge:
        (output,) = judge.grade("ann", own).outputs["(own cell 0 below imports)"]
    assert "PATH" in output["text"]
    assert "secret" not in output["text"]


def test_outputs_hold_text_and_pictures_but_no_markup(judge: Judge) -> None:
    cell = """
import matplotlib.pyplot as plt
from IPython.display import HTML, display
display(HTML("<script>alert(1)</script>"))
plt.plot([1, 2])
plt.show()
!ls
%pip install something
%time 3 + 4"""
    own = Submission({"box": SOLUTION}, extras={"imports": (cell,)})
    outputs = judge.grade("ann", own).outputs["(own cell 0 below imports)"]
    kinds = [kind for output in outputs for kind in output.get("data", {})]
    assert "image/png" in kinds and "text/html" not in kinds
    assert "script" not in str(outputs)
    assert "shell commands are not run" in str(outputs)
    assert not any(output["output_type"] == "error" for output in outputs)


def test_what_is_printed_stays_with_the_test_in_which_it_was_printed(judge: Judge) -> None:
    failing = SOLUTION.replace(
        "return Box(self.data * by + shift)", 'print("in scaled"); raise ValueError("no")'
    )
    first, second, *_ = judge.grade("ann", Submission({"box": failing})).marks
    assert (first.status, first.printed) == (Status.FAILED, "in scaled\n")
    assert (second.status, second.printed) == (Status.PASSED, "")
