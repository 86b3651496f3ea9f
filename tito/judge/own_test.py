"""`tito test`: a student's own notebook, on the student's own machine."""

from tito.course import Course, Module
from tito.errors import NotebookError
from tito.files import read_bytes
from tito.judge.judge import Judge
from tito.judge.process import cold_process
from tito.judge.results import StudentMarks
from tito.module.ipynb import NOTEBOOK_ADVICE
from tito.module.source import read_cells
from tito.submission.recovery import read_submission


def run_tests(course: Course, module: Module) -> StudentMarks:
    """Give every test of modules/NN_name/NN_name.ipynb its verdict, on its visible part.

    The code runs as it does in the notebook: in its folder, with the student's own package and
    without a sandbox. Raises NotebookError when the notebook cannot be read.
    """
    cells, shown = read_cells(module), module.shown(module.notebook)
    advice = NOTEBOOK_ADVICE.format(name=module.name)
    submission = read_submission(read_bytes(module.notebook, advice), module.notebook.name, cells)
    if submission.problem:
        raise NotebookError(submission.problem, shown, advice)
    folder = module.notebook.parent
    judge = Judge(cells, course.limits, lambda seed: cold_process(course.limits, folder))
    return judge.grade("you", submission, hidden=False)
