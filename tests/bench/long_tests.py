"""Which tests take long for what they say: ``python -m tests.bench.long_tests`` measures them and writes it down.

It runs what the quick run may take, in one process, and names in ``tests/long_tests.txt`` each test that needed more
than `LONG` seconds of the processor, what its fixtures needed not counted. From then on the quick run leaves it out.
"""

import sys
from collections import defaultdict
from collections.abc import Generator
from time import process_time

import pytest

from tests.quick import LONG_TESTS, name_of

LONG = 0.05
_TAKEN = "not server and not browser and not slow and not wide"
_HEAD = "# Left out of the quick run: written by python -m tests.bench.long_tests\n"


class Measuring:
    """What each test took at most, whatever its parameters."""

    def __init__(self) -> None:
        self.took = defaultdict[str, float](float)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """Take the time of the processor."""
        before = process_time()
        try:
            return (yield)
        finally:
            test = name_of(item)
            self.took[test] = max(self.took[test], process_time() - before)


def main(arguments: list[str]) -> int:
    """Measure, and write the list if all passed; further arguments are pytest's, and then nothing is written."""
    measuring = Measuring()
    code = int(pytest.main(["-q", "-m", _TAKEN, *arguments], plugins=[measuring]))
    long = sorted(test for test, took in measuring.took.items() if took > LONG)
    took = sum(measuring.took[test] for test in long)
    print(f"{len(long)} of {len(measuring.took)} tests are long: {took:.0f} of {sum(measuring.took.values()):.0f} s")
    if code == 0 and not arguments:
        LONG_TESTS.write_text(_HEAD + "".join(f"{test}\n" for test in long), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
