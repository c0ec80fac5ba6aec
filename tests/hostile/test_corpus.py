"""A share of the corpus goes through the command line as a process; all of it does by ``python -m tests.hostile``.

What is grown to its largest stays with that command.
"""

import sys
from pathlib import Path

import pytest

from tests.hostile.checking import checked
from tests.hostile.corpus import LARGEST, corpus

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="what a process used is asked of the system"),
]
FILES = corpus()
SHARE = sorted(key for key in FILES if not key.endswith(f" {LARGEST}"))[::12]


def test_there_are_enough_of_them_and_no_two_are_one() -> None:
    assert len(FILES) >= 150


@pytest.mark.parametrize("key", SHARE)
def test_a_hostile_file_is_read_or_refused_in_a_sentence(tmp_path: Path, key: str) -> None:
    name, made = FILES[key]
    (tmp_path / name).write_bytes(made())
    assert checked(tmp_path / name).faults() == []
