"""The quick run stays quick without a clock: a test that starts a program or a process says that it takes long."""

import subprocess
import sys
from multiprocessing import Process
from pathlib import Path

import pytest

from tests import quick
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


def test_the_quick_run_takes_two_cases_of_a_test_and_no_long_one(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = ("slow[a]", "slow[b]", "slow[c]", "slow[d]", "long")
    tests = [pytest.Function.from_parent(request.node.parent, name=n, callobj=lambda: None) for n in names]
    tests[0].add_marker("slow")
    listed = tmp_path / "long_tests.txt"
    listed.write_text(f"# a heading\n{tests[-1].nodeid}\n", "utf-8")
    monkeypatch.setattr(quick, "LONG_TESTS", listed)
    quick.mark(tests)
    left_out = {test.name for test in tests if {"slow", "wide", "long"} & {mark.name for mark in test.iter_markers()}}
    assert left_out == {"slow[a]", "slow[d]", "long"}


def test_a_test_has_one_name_whatever_group_it_is_in(request: pytest.FixtureRequest) -> None:
    named = [
        pytest.Function.from_parent(request.node.parent, name=n, callobj=lambda: None)
        for n in ("a", "a@house", "a[1]@house")
    ]
    assert len({quick.name_of(item) for item in named}) == 1


def test_what_belongs_together_runs_in_one_process(request: pytest.FixtureRequest) -> None:
    spread = request.config.getoption("loadgroup", default=False)
    assert not spread or request.node.nodeid.endswith("@house"), (
        "xdist reads the group of a test from the end of its id"
    )
