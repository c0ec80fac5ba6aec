"""What a benchmark hands back, and how times and memory are taken."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

ROUNDS = 5


@dataclass(frozen=True)
class Measured:
    """Seconds of ours and of the plain way; ``note`` says what was sampled, ``peak`` is memory in MiB."""

    ours: float
    plain: float
    note: str = ""
    peak: float | None = None


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The best of several rounds in seconds."""
    times = []
    for _ in range(rounds):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return min(times)


class Steps:
    """Seconds of the processor between one step and the next, of this process and of those that it has waited for."""

    def __init__(self) -> None:
        self._begun: dict[str, float] = {}

    def told(self, step: str, *_: object) -> None:
        """Something is at a step; only the first time counts."""
        self._begun.setdefault(str(step), _processor())

    def end(self) -> None:
        """All is done."""
        self.told("end")

    @property
    def all(self) -> float:
        """Seconds of all steps together."""
        return max(self._begun.values()) - min(self._begun.values())

    def __str__(self) -> str:
        each = pairwise(self._begun.items())
        return f"{', '.join(f'{name} {then - at:.1f}' for (name, at), (_, then) in each)}, together {self.all:.1f} s"


def _processor() -> float:
    said = os.times()
    return said.user + said.system + said.children_user + said.children_system


@contextmanager
def watched() -> Iterator[Callable[[], float | None]]:
    """Watch the memory of this process and all below it, on Linux; call it for the peak in MiB."""
    seen, done = [0.0], Event()

    def watch() -> None:
        while not done.wait(0.1):
            seen[0] = max(seen[0], sum(resident(pid) for pid in tree(os.getpid())))

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield lambda: seen[0] or None
    finally:
        done.set()
        watcher.join()


def tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for child in children(pid):
        yield from tree(child)


def children(pid: int) -> Iterator[int]:
    """The processes that a process started, on Linux."""
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            yield from map(int, file.read_text().split())


def resident(pid: int) -> float:
    """What a process holds in memory, in MiB; 0 where nobody knows."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def worked(pid: int) -> float:
    """Seconds of processor time that a process and all below it have taken so far, on Linux."""
    fields = (Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in tree(pid))
    return sum(int(f[11]) + int(f[12]) for f in fields) / os.sysconf("SC_CLK_TCK")
