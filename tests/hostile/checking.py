"""``fruehnetz check`` of one file in a process of its own, and what that cost."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parents[2]
MOST_SECONDS, MOST_MEBIBYTES = 60.0, 1024.0


@dataclass(frozen=True, slots=True)
class Told:
    """How the command ended: of which file, exit code, what it said, seconds, and the most memory it held in MiB."""

    name: str
    code: int
    said: str
    seconds: float
    peak: float

    @property
    def first(self) -> str:
        """The first line."""
        return next((line for line in self.said.splitlines() if line.strip()), "")

    def faults(self) -> list[str]:
        """What is wrong with it; nothing if the file was read, or refused in a sentence."""
        wrong = {
            "a traceback": "Traceback" in self.said,
            f"exit code {self.code}": self.code not in (0, 1),
            "no word": not self.first,
            "no place": self.name not in self.said,
            "no remedy": "hat nicht geklappt" in self.said or (self.code == 1 and not self._says_what_to_do()),
            "what steers a terminal": "\x1b]" in self.said or "\x1b[2J" in self.said,
            "too long": self.seconds > MOST_SECONDS,
            "too much memory": self.peak > MOST_MEBIBYTES,
        }
        return [fault for fault, is_so in wrong.items() if is_so]

    def _says_what_to_do(self) -> bool:
        """What a person is asked to do, or which command to use."""
        return any(word in self.said for word in ("Bitte ", "en Sie ", "fruehnetz "))


_MEASURED = """
import os, resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "api.cli", "check", sys.argv[1]], stderr=subprocess.STDOUT,
                      stdout=subprocess.PIPE, timeout=float(sys.argv[2]))
sys.stdout.buffer.write(done.stdout)
sys.stderr.write(f"{done.returncode} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
"""
"""In between stands a small process: what a process held counts from what its parent held when it started it."""


def checked(path: Path) -> Told:
    """Check a file; it is ended after twice the time it may take."""
    command = [sys.executable, "-c", _MEASURED, str(path), str(2 * MOST_SECONDS)]
    started = monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    seconds = monotonic() - started
    if done.returncode:
        return Told(path.name, done.returncode, done.stderr.decode("utf-8", "replace"), seconds, 0)
    code, peak = done.stderr.split()
    return Told(path.name, int(code), done.stdout.decode("utf-8", "replace"), seconds, int(peak) / 1024)
