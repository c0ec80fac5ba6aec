"""Work counted instead of timed: how many lines of Python a call runs, the same on a quiet and on a loaded machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(call: Callable[[], object]) -> int:
    """How many lines of Python `call` runs; work inside of C (an expression, a copy) is one line, however long it is.

    What grows with the square inside of an expression is found by reading the expressions and by ``tests.bench``.
    """
    count = 0

    def line(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
