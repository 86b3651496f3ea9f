"""What a student's feedback page shows, made ready for its template.

All that is HTML here is Markup, made from escaped text; the template escapes the rest.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tito.grading.marks import Grade
from tito.judge.results import Mark, Status
from tito.report.markdown import CUT, LONGEST_TEXT, to_html, visible
from tito.report.outline import Outline, Part
from tito.text import number

LONGEST_MESSAGE = 2_000
WORDS = {Status.FAILED: "not passed", Status.NOT_RUN: "not run"}


@dataclass(frozen=True)
class Test:
    """A test as its student sees it."""

    name: str
    points: str
    max_points: str
    status: str
    is_full: bool
    message: str
    printed: str
    comment: Markup
    about: str  # the code that it tests, by grade_id


@dataclass(frozen=True)
class Work:
    """Code or a written answer of the student's, with what was said about it."""

    name: str
    title: Markup
    question: Markup
    text: Markup
    is_empty: bool
    points: str
    max_points: str
    is_waiting: bool
    comment: Markup
    tests: tuple[Test, ...]


@dataclass(frozen=True)
class View:
    """All that a page shows."""

    title: Markup
    student: str
    is_graded: bool
    is_draft: bool
    score: str
    max_score: str
    share: int  # of the points, in percent
    test_points: str
    test_max: str
    answer_points: str
    answer_max: str
    penalty: str
    submitted: str
    note: str
    repairs: tuple[str, ...]
    broken: tuple[str, ...]
    tests: tuple[Test, ...]
    answers: tuple[Work, ...]
    code: tuple[Work, ...]

    @property
    def lost(self) -> tuple[Test, ...]:
        """The tests that did not give all their points."""
        return tuple(test for test in self.tests if not test.is_full)


def view_of(
    outline: Outline, grade: Grade, sources: Mapping[str, str], printed: Mapping[str, str]
) -> View:
    """Make a student's page ready.

    `sources` are the texts of the notebook's cells by grade_id, `printed` is what code printed.
    """
    entry, marks, person = grade.entry, grade.marks, grade.person
    by_hand = [mark for mark in marks.marks if mark.status is Status.BY_HAND]
    tests = {
        mark.grade_id: _test(grade, mark, outline, printed.get(mark.grade_id, ""))
        for mark in marks.marks
        if mark.status is not Status.BY_HAND
    }
    works = [_work(grade, part, sources, tests) for part in outline.parts]
    name = " ".join(filter(None, (person.first_name, person.last_name)))
    return View(
        title=Markup(outline.title),  # noqa: S704 (made by tito.report.markdown)
        student=visible(f"{name} ({person.id})" if name else person.id, LONGEST_MESSAGE),
        is_graded=grade.is_graded,
        is_draft=bool(entry.waiting),
        score=number(grade.score),
        max_score=number(entry.max_score),
        share=round(100 * min(1.0, grade.score / (entry.max_score or 1))),
        test_points=number(marks.points),
        test_max=number(marks.max_points),
        answer_points=number(sum(mark.points for mark in by_hand)),
        answer_max=number(sum(mark.max_points for mark in by_hand)),
        penalty=number(entry.penalty) if entry.penalty > 0 else "",
        submitted=f"{entry.submitted:%Y-%m-%d %H:%M} UTC" if entry.submitted else "",
        note=visible(marks.note, LONGEST_MESSAGE),
        repairs=tuple(visible(text, LONGEST_MESSAGE) for text in marks.repairs),
        broken=tuple(visible(text, LONGEST_MESSAGE) for text in marks.broken_cells),
        tests=tuple(tests.values()),
        answers=tuple(w for w, p in zip(works, outline.parts, strict=True) if not p.is_code),
        code=tuple(w for w, p in zip(works, outline.parts, strict=True) if p.is_code),
    )


def _test(grade: Grade, mark: Mark, outline: Outline, printed: str) -> Test:
    automatic = grade.entry.automatic.get(mark.grade_id)
    by_hand = automatic is not None and automatic != mark.points
    part = outline.part_of.get(mark.grade_id)
    status = WORDS.get(mark.status, mark.status.value)
    return Test(
        name=mark.grade_id,
        points=number(mark.points),
        max_points=number(mark.max_points),
        status="points given by hand" if by_hand else status,
        is_full=mark.points >= mark.max_points,
        message=visible(mark.message, LONGEST_MESSAGE),
        printed=visible(printed, LONGEST_MESSAGE),
        comment=_comment(grade, mark.grade_id),
        about=part.grade_id if part else "",
    )


def _work(grade: Grade, part: Part, sources: Mapping[str, str], tests: Mapping[str, Test]) -> Work:
    text = sources.get(part.grade_id, "")
    mark = next((m for m in grade.marks.marks if m.grade_id == part.grade_id), None)
    html = highlighted(text) if part.is_code else to_html(text)
    return Work(
        name=part.grade_id,
        title=Markup(part.title),  # noqa: S704
        question=Markup(part.question),  # noqa: S704
        text=Markup(html),  # noqa: S704
        is_empty=not text.strip(),
        points=number(mark.points) if mark else "",
        max_points=number(mark.max_points) if mark else "",
        is_waiting=part.grade_id in grade.entry.waiting,
        comment=_comment(grade, part.grade_id),
        tests=tuple(tests[name] for name in part.tests if name in tests),
    )


def _comment(grade: Grade, name: str) -> Markup:
    comment = grade.entry.comments.get(name, "")
    return Markup(to_html(comment)) if comment else Markup("")  # noqa: S704


@functools.lru_cache(maxsize=500)  # what many have left untouched
def highlighted(code: str) -> str:
    """Python as HTML, its words in classes that the page's style gives colours."""
    from pygments import highlight

    shown = visible(code, LONGEST_TEXT).replace(CUT, f"\n# {CUT.strip()}")
    return str(highlight(shown, *_highlighter()))


@functools.cache
def _highlighter() -> tuple[Any, Any]:
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    return PythonLexer(), HtmlFormatter(nowrap=True)
