"""The quick run stays quick without a clock: a test that starts a program or a process says that it takes long."""

import subprocess
import sys
from multiprocessing import Process

import pytest

from tests.conftest import pytest_runtest_call

COMMAND = [sys.executable, "-m", "this"]


def test_a_test_without_a_mark_starts_no_program() -> None:
    with pytest.raises(AssertionError, match="Mark the test slow"):
        subprocess.run(COMMAND, capture_output=True, check=False)


@pytest.mark.slow
def test_one_that_says_so_may() -> None:
    assert subprocess.run(COMMAND, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
def test_a_test_without_a_mark_makes_no_process(request: pytest.FixtureRequest) -> None:
    unmarked = pytest.Function.from_parent(
        request.node.parent, name="unmarked", callobj=test_a_test_without_a_mark_starts_no_program
    )
    running = pytest_runtest_call(unmarked)
    next(running)
    Process(target=print)
    with pytest.raises(AssertionError, match="makes processes"):
        next(running)
