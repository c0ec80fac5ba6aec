"""What is read of small files of many forms is what stands in ``told_files.txt``."""

from functools import cache

import pytest

from tests.imports.told_files import TOLD, files_to_read, told_file


@cache
def _looked_at() -> dict[str, str]:
    return {text.partition("\n")[0]: text for text in TOLD.read_text("utf-8").rstrip("\n").split("\n\n")}


@pytest.mark.parametrize("name", files_to_read())
def test_a_file_is_read_as_it_was_last_looked_at(name: str) -> None:
    """Run ``python -m tests.imports.told_files`` and read the difference."""
    assert told_file(name) == _looked_at()[f"== {name}"]
