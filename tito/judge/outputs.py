"""What cells show, as nbformat keeps it: read from an untrusted answer, written from a verdict."""

import json
from collections.abc import Sequence
from typing import Any

from tito.judge.results import Mark, Status
from tito.text import clean

Output = dict[str, Any]
#: What may stand in a grader's browser: no markup that could run a script there.
SHOWN = ("text/plain", "text/latex", "image/png", "image/jpeg")
MOST, LINES = 100, 1_000  # outputs of a cell, lines of an error
TOO_MUCH = "(the outputs of this notebook are too large to keep)\n"


def read_outputs(answer: Any, room: int) -> list[Output]:
    """Take from the student's answer what is an output; if all is no larger than `room` bytes."""
    found = answer[:MOST] if isinstance(answer, list) else []
    outputs = [output for item in found if isinstance(item, dict) for output in _read(item)]
    if size_of(outputs) > room:
        return [{"output_type": "stream", "name": "stderr", "text": TOO_MUCH}]
    return outputs


def size_of(outputs: Sequence[Output]) -> int:
    """Bytes of outputs in a file."""
    return len(json.dumps(outputs))


def _read(item: Output) -> list[Output]:
    kind = item.get("output_type")
    if kind == "stream":
        name = "stderr" if item.get("name") == "stderr" else "stdout"
        return [{"output_type": "stream", "name": name, "text": clean(item.get("text", ""))}]
    data = item.get("data")
    if kind == "display_data" and isinstance(data, dict):
        shown = {mime: clean(data[mime]) for mime in SHOWN if mime in data}
        return [{"output_type": "display_data", "data": shown, "metadata": {}}]
    if kind == "error":
        lines = item.get("traceback")
        text = "\n".join(map(clean, lines[:LINES])) if isinstance(lines, list) else ""
        return [error_output(clean(item.get("ename")), clean(item.get("evalue")), text)]
    return []


def error_output(name: str, message: str, trace: str = "") -> Output:
    """An error as a cell shows it."""
    lines = (trace or f"{name}: {message}").split("\n", LINES)
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": lines}


def verdict_outputs(mark: Mark) -> list[Output]:
    """The outputs of a test cell from which nbgrader reads this verdict."""
    shown: list[Output] = []
    if mark.printed:
        shown.append({"output_type": "stream", "name": "stdout", "text": mark.printed})
    if mark.status is Status.PARTLY:
        data = {"text/plain": f"{mark.points:g}"}
        result = {"output_type": "execute_result", "data": data, "metadata": {}}
        shown.append({**result, "execution_count": None})
    elif mark.status is not Status.PASSED:
        shown.append(error_output(mark.status.value, mark.message))
    return shown
