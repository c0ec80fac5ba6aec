"""What is read of many lists is what stands in ``told_lists.txt``: nobody changes it without seeing it."""

from functools import cache

import pytest

from ontology import Model
from tests.recognise.told_lists import TOLD, lists, told_list


@cache
def _looked_at() -> dict[str, str]:
    return {text.partition("\n")[0]: text for text in TOLD.read_text("utf-8").rstrip("\n").split("\n\n")}


@pytest.mark.parametrize("called", lists())
def test_a_list_is_read_as_it_was_last_looked_at(model: Model, called: str) -> None:
    """Run ``python -m tests.recognise.told_lists`` and read the difference."""
    assert told_list(called, model) == _looked_at().get(f"== {called}")
