"""Which tests take long for what they say: ``python -m tests.bench.long_tests`` measures them and writes it down.

It runs what the quick run may take, one worker a core, and names in ``tests/long_tests.txt`` each test that needed more
than `LONG` seconds of the processor, what its fixtures needed not counted. From then on the quick run leaves it out.
"""

import os
import sys
from collections import defaultdict
from collections.abc import Generator
from time import process_time

import pytest

from tests.quick import LONG_TESTS, name_of

LONG = 0.03
"""What lies below comes together to less than what collecting all tests takes."""
_TAKEN = "not server and not browser and not slow and not wide"
_HEAD = "# Left out of the quick run: written by python -m tests.bench.long_tests\n"
_TOOK = "seconds of the processor"
_MODULE = "tests.bench.long_tests"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Take the time of the processor; it travels with the report of the test, from whichever worker."""
    before = process_time()
    try:
        return (yield)
    finally:
        item.user_properties.append((_TOOK, (name_of(item), process_time() - before)))


class Collecting:
    """What each test took at most, whatever its parameters."""

    def __init__(self) -> None:
        self.took = defaultdict[str, float](float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what a test took."""
        for name, value in report.user_properties:
            if name == _TOOK and isinstance(value, tuple | list):
                test, seconds = value
                self.took[test] = max(self.took[test], seconds)


def main(arguments: list[str]) -> int:
    """Measure, and write the list if all passed; further arguments are pytest's, and then nothing is written."""
    collecting = Collecting()
    workers = ("-n", str(os.cpu_count()), "--dist", "loadgroup", "--no-loadscope-reorder")
    code = int(pytest.main(["-q", "-p", _MODULE, "-m", _TAKEN, *workers, *arguments], plugins=[collecting]))
    long = sorted(test for test, took in collecting.took.items() if took > LONG)
    took = sum(collecting.took[test] for test in long)
    print(f"{len(long)} of {len(collecting.took)} tests are long: {took:.0f} of {sum(collecting.took.values()):.0f} s")
    if code == 0 and not arguments:
        LONG_TESTS.write_text(_HEAD + "".join(f"{test}\n" for test in long), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
