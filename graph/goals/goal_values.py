"""Values of goals as people write them, and as indicators give them: with the least and the most that they can be."""

import re
from dataclasses import dataclass

from graph.district.outcome import Outcome
from graph.wording import decimal, percent
from ontology import Text, say

_SHARE = re.compile(r"^\s*+(\d++(?:[.,]\d++)?)\s*+(?:von|/|of)\s*+(\d++(?:[.,]\d++)?)\s*+$")
_NUMBER = re.compile(
    r"^\s*+(?:mindestens|höchstens|at least|at most|≥|>=|≤|<=)?\s*+(\d++(?:[.,]\d++)?)\s*+(%|Prozent)?\s*+$"
)
_AT_LEAST = re.compile(r"^\s*+(?:mindestens|at least|≥|>=)")
_AT_MOST = re.compile(r"^\s*+(?:höchstens|at most|≤|<=)")
ROUNDING = 0.0006
"""A share is written with one decimal of a per cent: less than that is no difference."""


@dataclass(frozen=True, slots=True)
class GoalValue:
    """A value with the least and the most that it can be, and as people read it.

    ``ranged`` says whether the bounds are known; where they are not, both are the value, and it proves nothing.
    """

    low: float
    high: float
    told: Text
    ranged: bool = True


def number_of(text: str, unit: str) -> float | None:
    """The number a target or actual value means, None if it is none. Shares of an indicator are 0 to 1.

    >>> number_of("3 von 4", "share"), number_of("75 %", "share"), number_of("3 von 4", "count"), number_of("alle", "")
    (0.75, 0.75, 3.0, None)
    >>> number_of("80", "share"), number_of("höchstens 3", "count")
    (0.8, 3.0)
    """
    part = _SHARE.match(text)
    if part is not None:
        one, of = (float(n.replace(",", ".")) for n in part.groups())
        if unit != "share":
            return one
        return one / of if of else None
    found = _NUMBER.match(text)
    if found is None:
        return None
    value = float(found[1].replace(",", "."))
    return value / 100 if unit == "share" and (found[2] or value > 1) else value


def more_is_better(text: str) -> bool | None:
    """Whether a target is written as a least or a most, None if it says neither.

    >>> more_is_better("mindestens 3"), more_is_better("≤ 25 %"), more_is_better("3")
    (True, False, None)
    """
    return True if _AT_LEAST.match(text) else False if _AT_MOST.match(text) else None


def quantity_told(value: float, unit: str) -> Text:
    """A number in the unit of an indicator, as people read it."""
    if unit == "share":
        return Text(de=percent(value), en=percent(value))
    digits = 0 if value == int(value) else 2
    return Text(de=decimal(value, "de", digits), en=decimal(value, "en", digits))


def measured_amount(outcome: Outcome, unit: str) -> GoalValue | None:
    """What an indicator says on its day, None where nothing may be said."""
    if outcome.value is None:
        return None
    ranged = outcome.low is not None and outcome.high is not None
    low = outcome.value if outcome.low is None else outcome.low
    high = outcome.value if outcome.high is None else outcome.high
    return GoalValue(low, high, _ranged_told(outcome.value, low, high, unit), ranged)


def noted_amount(text: str, unit: str, low: str = "", high: str = "") -> GoalValue | None:
    """What somebody noted, with its bounds where they were noted, too; None where the text is no number."""
    value = number_of(text, unit)
    if value is None:
        return None
    least, most = (number_of(bound, unit) for bound in (low, high))
    if least is None or most is None or least == most == value:
        return GoalValue(value, value, Text(de=text, en=text))
    return GoalValue(
        least, most, say("{text} ({low} bis {high})", "{text} ({low} to {high})", text=text, low=low, high=high)
    )


def noted_text(value: float, unit: str) -> str:
    """A value as it is noted, so that it can be read again: shares as per cent with one decimal.

    >>> noted_text(0.4545, "share"), noted_text(3.0, "count"), noted_text(0.5, "full_posts")
    ('45,5 %', '3', '0,5')
    """
    number = value * 100 if unit == "share" else value
    written = f"{number:.1f}" if unit == "share" else f"{number:.4f}"
    return f"{written.rstrip('0').rstrip('.').replace('.', ',')}{' %' if unit == 'share' else ''}"


def _ranged_told(value: float, low: float, high: float, unit: str) -> Text:
    said, least, most = (quantity_told(n, unit) for n in (value, low, high))
    if low == high == value:
        return said
    return say("{said} ({least} bis {most})", "{said} ({least} to {most})", said=said, least=least, most=most)
