"""Every sentence about a list says what stands in ``told_sentences.txt``: nobody changes one without seeing it."""

from functools import cache

import pytest

from tests.recognise.told_sentences import TOLD, modules, told_sentences


@cache
def _looked_at() -> dict[str, str]:
    return {text.partition("\n")[0]: text for text in TOLD.read_text("utf-8").rstrip("\n").split("\n\n")}


@pytest.mark.parametrize("module", modules())
def test_sentences_are_as_they_were_last_looked_at(module: str) -> None:
    """Run ``python -m tests.recognise.told_sentences`` and read the difference."""
    told = told_sentences(module)
    assert told == _looked_at()[told.partition("\n")[0]]
