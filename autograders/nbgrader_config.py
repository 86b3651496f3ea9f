"""nbgrader's configuration for this course. `nbgrader` reads it when run in this folder."""

import os
import sys
from pathlib import Path

from tito.course import read_course

here = Path(__file__).resolve().parent
course = read_course(here.parent)

c = get_config()  # noqa: F821 (nbgrader defines it)
c.CourseDirectory.root = str(here)
c.CourseDirectory.course_id = course.id
c.Execute.timeout = course.limits.cell_seconds
c.Execute.extra_arguments = ["--log-level=40"]  # errors only: kernels remark on their transport

# A new gradebook is made by the program `alembic`, which nbgrader looks for on PATH.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
# Kernels import the reference of the earlier modules, whatever tinytorch/core holds.
os.environ["PYTHONPATH"] = str(here / "reference")
# nbgrader takes whatever a test cell writes to stderr for a failure; a warning is none.
os.environ["PYTHONWARNINGS"] = "ignore"
