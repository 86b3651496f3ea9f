"""What is kept of a measurement: medians, ratios, and what was aimed at."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.timing import ratio


@dataclass(frozen=True)
class Row:
    """One thing that was measured: `values` by variant, ours first.

    `ratios` are ours to that of another variant; `goals` are what they should not exceed, and for
    our own name what our value should not.
    """

    name: str
    values: Mapping[str, float]
    ratios: Mapping[str, float] = field(default_factory=dict)
    goals: Mapping[str, float] = field(default_factory=dict)

    @property
    def missed(self) -> list[str]:
        """The goals that were not reached, when ratios are rounded as they are shown."""
        found = {**self.values, **{name: shown(value) for name, value in self.ratios.items()}}
        return [name for name, goal in self.goals.items() if name in found and found[name] > goal]


def shown(ratio: float) -> float:
    """A ratio, or for a small one its inverse, rounded as documents show it."""
    return round(ratio, 2) if ratio >= 0.5 else 1 / rounded(1 / ratio, 3)


def compared(
    name: str,
    readings: Mapping[str, Sequence[float]],
    unit: float,
    goals: Mapping[str, float] | None = None,
) -> Row:
    """The row of interleaved readings in seconds; a unit is so many seconds."""
    ours, *others = readings
    values = {key: rounded(statistics.median(found) / unit) for key, found in readings.items()}
    ratios = {key: round(ratio(readings[ours], readings[key]), 3) for key in others}
    return Row(name, values, ratios, goals or {})


def rounded(value: float, figures: int = 4) -> float:
    """A value with so many figures that count."""
    return float(f"{value:.{figures}g}")
