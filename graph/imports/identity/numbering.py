"""Which columns of numbers and signs can tell records apart: a running number never does (decision 0019)."""

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"0*(\d{1,9})\.?")
_DENSE = 0.8
_FROM_ONE = 0.5
"""So much of the span from the lowest to the highest number is in use where somebody counts rows."""


def is_running(values: Sequence[str]) -> bool:
    """Whether the values count the rows, with gaps where rows went, or beginning anew.

    >>> is_running(["1", "2", "3", "5"]), is_running(["1", "2", "1"]), is_running(["4711", "815", "1203"])
    (True, True, False)
    """
    found = [m for v in values if v and (m := _NUMBER.fullmatch(v.strip())) is not None]
    if not found or len(found) < sum(bool(v) for v in values):
        return False
    numbers = {int(m[1]) for m in found}
    low, high = min(numbers), max(numbers)
    share = len(numbers) / (high - min(low, 1) + 1 if low <= 1 else high - low + 1)
    if low <= 1:
        return share >= _FROM_ONE
    return len(numbers) > 1 and share >= _DENSE
