"""Where values of an indicator can lie, and how exactly they are told of others.

Values are told on a grid: an exact share like 7/13 would give away who has thirteen partners.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

ValueRange = tuple[float, float]
"""The least and the most that a value of a district can be."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The least and the most that a value can be (infinite if it has no end), and the width of a step told."""

    least: float
    most: float
    step: float

    @property
    def whole(self) -> ValueRange:
        """All that a value can be."""
        return self.least, self.most

    @property
    def yes_or_no(self) -> bool:
        """Whether there is nothing but no (0) and yes (1): then a share is told, no middle."""
        return self.whole == (0, 1) and self.step == 1

    def down(self, value: float) -> float:
        """The step at or below a value, within the scale."""
        return self._on_grid(math.floor, value, _EPSILON)

    def up(self, value: float) -> float:
        """The step at or above a value, within the scale."""
        return self._on_grid(math.ceil, value, -_EPSILON)

    def _on_grid(self, rounded: Callable[[float], int], value: float, slack: float) -> float:
        if not self.least < value < self.most:
            return min(max(value, self.least), self.most)
        return min(max(round(rounded(value / self.step + slack) * self.step, 6), self.least), self.most)


_EPSILON = 1e-9
_SCALES = {
    "share": Scale(0, 1, 0.05),
    "index": Scale(0, 1, 0.05),
    "balance": Scale(-1, 1, 0.1),
    "yes_no": Scale(0, 1, 1),
    "months": Scale(0, math.inf, 3),
    "full_posts": Scale(0, math.inf, 0.25),
}
_COUNTED = Scale(0, math.inf, 1)


def scale_of(unit: str) -> Scale:
    """The scale of an indicator by its unit; counts, levels and steps are whole numbers without an upper end.

    >>> scale_of("share").down(7 / 13), scale_of("share").up(7 / 13), scale_of("level").up(3)
    (0.5, 0.55, 3)
    """
    return _SCALES.get(unit, _COUNTED)
