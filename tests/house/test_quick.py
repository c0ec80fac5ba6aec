"""The quick run stays quick without a clock: a test that starts the program says that it takes long."""

import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-m", "this"]


def test_a_test_without_a_mark_starts_no_program() -> None:
    with pytest.raises(AssertionError, match="Mark the test slow"):
        subprocess.run(COMMAND, capture_output=True, check=False)


@pytest.mark.slow
def test_one_that_says_so_may() -> None:
    assert subprocess.run(COMMAND, capture_output=True, check=False).returncode == 0
