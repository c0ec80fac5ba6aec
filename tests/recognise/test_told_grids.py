"""What looks at whole sheets say of small ones is what stands in ``told_grids.txt``."""

from functools import cache

import pytest

from tests.recognise.told_grids import TOLD, sheets, told_grid


@cache
def _looked_at() -> dict[str, str]:
    return {text.partition("\n")[0]: text for text in TOLD.read_text("utf-8").rstrip("\n").split("\n\n")}


@pytest.mark.parametrize("called", sheets())
def test_a_sheet_is_looked_at_as_it_was_last(called: str) -> None:
    """Run ``python -m tests.recognise.told_grids`` and read the difference."""
    assert told_grid(called) == _looked_at()[f"== {called}"]
