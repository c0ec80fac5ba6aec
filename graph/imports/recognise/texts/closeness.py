"""Numbers that say how close two work together, on the scale of the model (docs/domain.md 4.2) or on one of their own.

On a scale from 1 to 5 a 4 is not the closest, on one from 1 to 3 a 3 is; beside a 12 numbers count something.
"""

import re
from collections.abc import Collection, Iterable

TIE_GRADES = frozenset({"0", "1", "2", "3", "4"})
_CLOSEST = max(map(int, TIE_GRADES))
_LEAST_COUNTS, _COUNTED = 2, 0.2
"""So many numbers beyond the scale are no slips."""
_HIGHEST = 10
"""Higher grades are hardly ever given: beyond them numbers count. Of a grade up to it, one cell is enough."""
BEHIND_HEADER = re.compile(r" \((?:von )?[01] ?(?:[-–]|bis) ?\d{1,2}\)$")
"""A scale behind a header: "Stärke (0-4)"."""
_SPAN = re.compile(
    r"(?:\(|\bvon |Skala:? |\bStufen? |noten? )[01](?: ?\([^()]{1,40}\))? ?(?:[-–…]|\.{2,3}|bis) ?(\d{1,2})(?![\d.])",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"(?:^|(?<=[\s,;(|/]))(\d{1,2}) ?= ?(?=[^\W\d])")


def says_own_scale(text: str) -> bool:
    """Whether a header, a title or a line below a table speaks of a scale on which 4 is not the closest.

    >>> [says_own_scale(t) for t in ("Stärke (1-5)", "Skala 1 bis 6", "wie eng? (1 = gar nicht, 3 = sehr)")]
    [True, True, True]
    >>> [says_own_scale(t) for t in ("Stärke (0-4)", "0 = keine … 4 = verbindlich", "1 = ja", "Kooperation 2024")]
    [False, False, False, False]
    """
    if (span := _SPAN.search(text)) is not None:
        return int(span[1]) != _CLOSEST
    explained = {int(number) for number in _EXPLAINED.findall(text)}
    return len(explained) > 1 and max(explained) > 1 and max(explained) != _CLOSEST


def go_beyond(numbers: Collection[str]) -> bool:
    """Whether numbers count, or are grades of another scale: some of them are none of ours, and not by a slip."""
    beyond = [number for number in numbers if number not in TIE_GRADES]
    graded = any(len(number) < 3 and int(number) <= _HIGHEST for number in beyond)
    return graded or (len(beyond) >= _LEAST_COUNTS and len(beyond) >= _COUNTED * len(numbers))


def explained_otherwise(explained: Iterable[str]) -> bool:
    """Whether a list that explains some of its numbers in words has a scale of its own for the others."""
    meant = {int(number) for number in explained}
    return bool(meant) and not (max(meant) == _CLOSEST and meant <= {0, _CLOSEST})
