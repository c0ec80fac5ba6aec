"""``python -m tests.hostile``: every file of the corpus checked by the command line, with what it cost.

``--only WORDS`` takes those whose names contain the words. Ends with 1 if one of them was not read or refused well.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.checking import checked
from tests.hostile.corpus import corpus


def main() -> int:
    """Print a line for each file, and the sums."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="", help="part of the names")
    only = asked.parse_args().only
    chosen = {key: value for key, value in corpus().items() if only in key}
    wrong, seconds, peaks = 0, [], []
    with TemporaryDirectory() as folder:
        for key, (name, made) in chosen.items():
            path = Path(folder) / name
            path.write_bytes(made())
            told = checked(path)
            faults = told.faults()
            wrong += bool(faults)
            seconds.append(told.seconds)
            peaks.append(told.peak)
            mark = f"  FAULT: {', '.join(faults)}" if faults else ""
            _say(f"{told.seconds:6.1f} s {told.peak:6.0f} MiB  {told.code}  {key}: {told.first[:90]}{mark}")
    quick = sum(s < 3 for s in seconds)
    _say(f"{len(chosen)} files, {wrong} with faults; longest {max(seconds):.1f} s, most {max(peaks):.0f} MiB")
    _say(f"{quick} under 3 s")
    return 1 if wrong else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
