"""Readings are taken in turn; medians and ratios come from what was read."""

import time

from benchmarks.figures import Row, compared
from benchmarks.timing import interleaved, ratio


def test_variants_are_run_in_turn_and_the_same_number_of_times() -> None:
    calls: list[str] = []

    def work(name: str) -> None:
        calls.append(name)
        time.sleep(0.011)  # one run is a reading

    found = interleaved({"a": lambda: work("a"), "b": lambda: work("b")}, rounds=5)
    assert {name: len(readings) for name, readings in found.items()} == {"a": 5, "b": 5}
    rounds = [set(calls[i : i + 2]) for i in range(2, 12, 2)]
    assert calls[:2] == ["a", "b"]  # the warm-up
    assert rounds == [{"a", "b"}] * 5 and len(calls) == 12


def test_what_is_quick_is_run_until_it_can_be_read() -> None:
    calls = []
    readings = interleaved({"a": lambda: calls.append(1)}, rounds=2)["a"]
    assert len(calls) > 1000 and all(0 < reading < 1e-4 for reading in readings)


def test_a_ratio_compares_neighbours() -> None:
    assert ratio([1.0, 10.0, 100.0], [2.0, 30.0, 100.0]) == 0.5  # that of the medians is a third


def test_a_row_knows_which_of_its_aims_were_missed() -> None:
    row = compared("x", {"ours": [2.0, 2.0], "theirs": [1.0, 4.0]}, 1e-3, {"theirs": 1.2})
    assert dict(row.values) == {"ours": 2000, "theirs": 2500}
    assert dict(row.ratios) == {"theirs": 1.25} and row.missed == ["theirs"]
    assert Row("z", {"a": 1, "b": 25}, {"b": 0.04001}, {"b": 1 / 25}).missed == []
    assert Row("z", {"a": 1, "b": 24}, {"b": 0.0417}, {"b": 1 / 25}).missed == ["b"]
    assert Row("y", {"ours": 100}, {}, {"ours": 100}).missed == []
    assert Row("y", {"ours": 101}, {}, {"ours": 100}).missed == ["ours"]
