"""Trials of mutants by one process that has loaded all tests; `tests.bench.mutants` starts it with what to try.

It runs in a copy of the repository. The quick tests run once, to see that they pass and which run which statement.
Each mutant then is written into the copy and tried in a fork, where the function that it changes gets its code. What
is worked out while modules are loaded takes a process that loads them anew. A file whose quick tests do not run the
statement is not asked, unless it has none; nor are slow tests left out, as they may start processes that do.
Files that cost little and noticed others come first, the first test that fails ends the trial.
"""

import ast
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import _lru_cache_wrapper
from itertools import count, groupby
from pathlib import Path
from time import monotonic, perf_counter, process_time, sleep
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import pytest

from tests.bench.changed_statements import Place, place_of
from tests.bench.mutation_points import Mutant

AT_LEAST = 120.0
"""Seconds after which a run of tests counts as endless, on a machine that has other things to do."""

_ARGUMENTS = ("-x", "-q", "-p", "no:cacheprovider", "-m", "not server and not browser")
_SLOW = 10.0
_NOT_QUICK = 0.1
"""Seconds that tests are taken to cost that were not run: slow ones, and further ones."""


class Seen:
    """Which lines of some files run, whoever calls them."""

    def __init__(self, files: Iterable[str]) -> None:
        """Nothing has run."""
        self.lines: set[tuple[str, int]] = set()
        self._files = frozenset(files)

    def __call__(self, frame: FrameType, _event: str, _value: object) -> Any:
        """As `sys.settrace` calls it: once for each call, for each line if the file is one of those."""
        return self._line if frame.f_code.co_filename in self._files else None

    def _line(self, frame: FrameType, _event: str, _value: object) -> Any:
        self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line

    def places(self, places: Sequence[Place]) -> frozenset[int]:
        """The numbers of those of which a line has run since this was last asked."""
        ran, self.lines = self.lines, set()
        return frozenset(n for n, place in enumerate(places) if any((place.file, line) in ran for line in place.lines))


class Trials:
    """What pytest does with the tests that it collected: trials of mutants instead of one run."""

    def __init__(self, mutants: Sequence[Mutant], tell: Callable[[str], object], patience: float) -> None:
        """With what to try, whom to tell, and the seconds of a processor after which a trial ends; 0: none."""
        self.mutants, self.tell, self.patience = mutants, tell, patience or float("inf")
        self.places = [place_of(m) for m in mutants]
        self.runs: Mapping[str, frozenset[int]] = {}
        self.seconds: Mapping[str, float] = {}
        self.noticed_by = Counter[str]()
        self.seen, self.said = Seen(p.file for p in self.places), ""
        sys.settrace(self.seen)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Look what the tests run, then try each mutant."""
        sys.settrace(None)
        at_load = self.seen.places(self.places)
        recorded, started = Path("recorded.pickle"), perf_counter()
        if _in_fork(lambda: self._record(session, recorded), 30 * AT_LEAST) != 0:
            raise SystemExit("The tests fail without any mutant.")
        self.runs, self.seconds = pickle.loads(recorded.read_bytes())
        self.tell(f"{len(self.seconds)} quick tests pass, {perf_counter() - started:.0f} seconds")
        limit = max(AT_LEAST, 4 * (perf_counter() - started))
        functions, stamps = _functions(), count(1)
        for number, mutant in enumerate(self.mutants):
            path, began = Path(mutant.file).resolve(), perf_counter()
            before = path.read_text("utf-8")
            _put(path, mutant.source, next(stamps))
            noticed = self._noticed(session, functions, number, limit, number in at_load)
            _put(path, before, next(stamps))
            seconds = f"({perf_counter() - began:.0f} s)"
            self.tell(f"noticed  {mutant} {seconds} by {noticed}" if noticed else f"SURVIVED {mutant} {seconds}")
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what the last test said that failed."""
        if report.failed:
            self.said = report.longreprtext

    def _record(self, session: pytest.Session, into: Path) -> bool:
        threading.settrace(self.seen)
        runs, seconds = {}, {}
        for _, tests in groupby([i for i in session.items if _quick(i)], _file):
            # What an earlier file left, in a fixture or a cache, would seem to be run by that one alone.
            _forget()
            for item, following in _with_next([*tests]):
                began = perf_counter()
                sys.settrace(self.seen)
                _run(item, following)
                sys.settrace(None)
                seconds[item.nodeid] = perf_counter() - began
                runs[item.nodeid] = self.seen.places(self.places)
                if session.testsfailed:
                    self.tell(f"fails without any mutant: {item.nodeid}\n{self.said}")
                    return False
        into.write_bytes(pickle.dumps((runs, seconds)))
        return True

    def _noticed(
        self,
        session: pytest.Session,
        functions: Mapping[str, Sequence[FunctionType]],
        number: int,
        limit: float,
        at_load: bool,
    ) -> str:
        """Which test noticed a mutant, or nothing."""
        mutant, place, said = self.mutants[number], self.places[number], Path("noticed.txt")
        changed = [f for f in functions.get(place.file, ()) if f.__code__.co_firstlineno == place.function]
        ordered = self._ordered(session.items, number)
        said.write_text("whoever loads it, or waits for it", "utf-8")

        def trial() -> bool:
            if changed:
                _exchange(changed, compile(mutant.source, place.file, "exec"))
            elif not _assign(mutant, place.file):
                return True
            for item, following in _with_next(ordered):
                _run(item, following)
                if session.testsfailed:
                    said.write_text(item.nodeid, "utf-8")
                    return False
                if process_time() > self.patience:
                    return True
            return True

        if _in_fork(trial, limit) != 0:
            by = said.read_text("utf-8")
            self.noticed_by[by.partition("::")[0]] += 1
            return by
        files = dict.fromkeys(_file(i) for i in [*ordered, *session.items])
        anew = (at_load or not changed) and not place.later
        passes = not anew or _passes((mutant.file, *files), 4 * limit, self.patience)
        return "" if passes else "a run that loads it anew"

    def _ordered(self, items: Sequence[pytest.Item], number: int) -> list[pytest.Item]:
        """The files that may notice, in each the tests that run it first; what costs little and noticed much begins."""
        constant = self.places[number].function is None
        asked = {test.partition("::")[0] for test in self.runs}
        near = {_file(i) for i in items} - asked
        near |= {test.partition("::")[0] for test, ran in self.runs.items() if number in ran}
        groups = defaultdict[tuple[bool, bool, str], list[pytest.Item]](list)
        for item in items:
            slow, runs = _slow(item), _file(item) in near
            if constant or runs or slow:
                groups[constant and not runs, slow, _file(item)].append(item)

        def order(group: tuple[bool, bool, str]) -> tuple[bool, float]:
            near = [i for i in groups[group] if number in self.runs.get(i.nodeid, (number,))]
            cost = sum(self.seconds.get(i.nodeid, _SLOW if _slow(i) else _NOT_QUICK) for i in near)
            return group[0], (0.1 + cost) / (1 + self.noticed_by[group[2]])

        def nearness(item: pytest.Item) -> bool:
            return number not in self.runs.get(item.nodeid, ())

        return [item for group in sorted(groups, key=order) for item in sorted(groups[group], key=nearness)]


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


def _quick(item: pytest.Item) -> bool:
    return not any(map(item.get_closest_marker, ("slow", "wide", "long")))


def _with_next(items: Sequence[pytest.Item]) -> Iterable[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def _run(item: pytest.Item, following: pytest.Item | None) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _forget() -> None:
    """Empty what functions of the product and of the tests keep of what they worked out."""
    gc.unfreeze()
    for thing in gc.get_objects():
        if isinstance(thing, _lru_cache_wrapper) and thing.__module__.startswith(("graph", "tests")):
            thing.cache_clear()
    gc.freeze()


def _functions() -> Mapping[str, Sequence[FunctionType]]:
    """All functions that are loaded, by file."""
    gc.unfreeze()
    found = defaultdict[str, list[FunctionType]](list)
    for thing in gc.get_objects():
        if type(thing) is FunctionType:
            found[thing.__code__.co_filename].append(thing)
    gc.freeze()
    return found


def _exchange(functions: Iterable[FunctionType], module: CodeType) -> None:
    codes = {(c.co_qualname, c.co_firstlineno): c for c in _codes(module)}
    for function in functions:
        code = function.__code__
        function.__code__ = codes[code.co_qualname, code.co_firstlineno]


def _assign(mutant: Mutant, file: str) -> bool:
    """Give a value of a module the changed one wherever it is known by its name; False if the line makes none."""
    modules = [vars(m) for m in list(sys.modules.values()) if isinstance(m, ModuleType)]
    own = next((m for m in modules if m.get("__file__") == file), None)
    for node in ast.parse(mutant.source).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if own is None or not isinstance(target, ast.Name) or not node.lineno <= mutant.line <= (node.end_lineno or 0):
            continue
        anew, before = dict(own), own[target.id]
        exec(compile(ast.Module([node], []), file, "exec"), anew)
        for known in modules:
            if known.get(target.id) is before:
                known[target.id] = anew[target.id]
        return True
    return False


def _codes(code: CodeType) -> Iterable[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _put(path: Path, text: str, stamp: int) -> None:
    """Write a file with a time of its own, so that Python compiles it anew."""
    path.write_text(text, "utf-8")
    os.utime(path, (stamp, stamp))


def _in_fork(work: Callable[[], bool], limit: float) -> int:
    """Do something in a process that has all of this one: 0 if it went well."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        passed = False
        try:
            passed = work()
        finally:
            os._exit(0 if passed else 1)
    ends = monotonic() + limit
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        if monotonic() > ends:
            os.killpg(child, signal.SIGKILL)
            return os.waitpid(child, 0)[1]
        sleep(0.02)


def _passes(tests: Sequence[str], limit: float, patience: float) -> bool:
    command = [sys.executable, "-m", "pytest", *_ARGUMENTS, "--basetemp=basetemp_anew", *tests]
    try:
        # Half of what passes is this process's on a machine of two that has other things to do.
        ended = subprocess.run(command, capture_output=True, timeout=min(limit, 2 * patience), check=False, text=True)
    except subprocess.TimeoutExpired:
        return 2 * patience < limit
    return ended.returncode == 0


def main() -> None:
    """Try the mutants of a file, as `tests.bench.mutants` wrote it."""
    file, patience, *tests = sys.argv[1:]
    mutants = pickle.loads(Path(file).read_bytes())
    told = os.fdopen(os.dup(1), "w", buffering=1)
    trials = Trials(mutants, lambda line: print(line, file=told), float(patience))
    code = sorted({m.file for m in mutants})
    with Path("pytest.out").open("w") as out:
        os.dup2(out.fileno(), 1)
        # The code comes last: its examples are read in modules that the tests have loaded, not in others of their own.
        sys.exit(pytest.main([*_ARGUMENTS, "--basetemp=basetemp", *tests, *code], plugins=[trials]))


if __name__ == "__main__":
    main()
