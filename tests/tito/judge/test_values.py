"""What the name `Tensor` may be bound to: the student's code computes, not the judge's."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tito.course import read_course
from tito.judge.assignment import read_assignment
from tito.judge.judge import Judge, open_judge
from tito.judge.results import Status
from tito.module.cells import stub_of
from tito.module.export import stage_reference
from tito.proof.runs import Trial, Trials
from tito.proof.variants import reference_solutions
from tito.submission.recovery import Submission

COURSE = read_course(ROOT)
MODULE = COURSE.module("01_tensor")
ARRAY = '''
class Tensor(np.ndarray):
    """An array that does what a Tensor does."""

    __array_ufunc__ = None
    recorders = []

    def __new__(cls, data, requires_grad=False):
        if isinstance(data, (list, tuple)):
            data = [np.asarray(item) for item in data]
        return np.asarray(data, dtype=np.float32).view(cls)

    def __init__(self, data, requires_grad=False):
        self.requires_grad = requires_grad
        self.grad = None

    @classmethod
    def from_operation(cls, data, operation, *operands, **details):
        result = cls(data)
        result.requires_grad = any(operand.requires_grad for operand in operands)
        return result

    @property
    def data(self):
        return np.asarray(self)

    def numel(self):
        return self.size

    def numpy(self):
        return self.data

    def memory_footprint(self):
        return self.nbytes

    def __repr__(self):
        return f"Tensor({self.data.tolist()}, shape={self.shape})"
'''
#: What computes by itself where it is an array, with every operator a stub.
IDLE = {
    "a-type-of-numpy": "Tensor = np.float32",
    "a-function-of-numpy": "Tensor = np.asarray",
    "a-function": """
def Tensor(data, requires_grad=False):
    return np.asarray(data, np.float32)""",
    "a-class-of-arrays": """
class Tensor:
    recorders = []
    def __new__(cls, data, requires_grad=False):
        return np.asarray(data, np.float32)""",
    "an-array-with-nothing-added": """
class Tensor(np.ndarray):
    def __new__(cls, data, requires_grad=False):
        return np.asarray(data, np.float32).view(cls)""",
}


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with open_judge(read_assignment(COURSE, MODULE)) as opened:
        yield opened


def in_both(judge: Judge, solutions: dict[str, str]) -> tuple[float, float]:
    """The points in the notebook, and in the judge."""
    marks = judge.grade("ann", Submission(solutions)).marks
    with tempfile.TemporaryDirectory() as folder:
        stage_reference(COURSE, MODULE, Path(folder))
        with Trials(judge.cells, Path(folder), 30) as trials:
            (failed,) = trials.run([Trial(solutions)])
    kept = sum(mark.points for mark in marks if mark.status is Status.PASSED)
    return sum(m.max_points for m in marks if m.grade_id not in failed), kept


def test_a_tensor_that_is_an_array_earns_what_it_earns_in_the_notebook(judge: Judge) -> None:
    solutions = reference_solutions(judge.cells) | {"tensor-class": ARRAY}
    assert in_both(judge, solutions) == (80, 80)


@pytest.mark.parametrize("name", IDLE)
def test_arrays_in_the_place_of_tensors_earn_next_to_nothing(judge: Judge, name: str) -> None:
    stubs = {cell.grade_id: stub_of(cell) for cell in judge.cells if cell.is_answer}
    notebook, judged = in_both(judge, stubs | {"tensor-class": IDLE[name]})
    assert judged == notebook <= 9
