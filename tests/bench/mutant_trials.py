"""Trials of mutants by one process that has loaded all tests; `tests.bench.mutants` starts it with mutants and manner.

It runs in a copy of the repository. The tests run once, to see that they pass and which of them call which function.
Each mutant then is written into the copy and tried in a fork, where the function that it changes gets its code. What
is worked out while modules are loaded takes a process that loads them anew. Nearest tests come first, the first that
fails ends the trial; a mutant has survived when all tests passed.
"""

import ast
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from time import monotonic, perf_counter, sleep
from types import CodeType, FrameType, FunctionType, ModuleType

import pytest

from tests.bench.mutation_points import Mutant

AT_LEAST = 120.0
"""Seconds after which a run of tests counts as endless, on a machine that has other things to do."""

_ARGUMENTS = ("-x", "-q", "-p", "no:cacheprovider", "-m", "not server and not browser")
Place = tuple[str, int]
"""A file and the line where a function begins in it."""
Span = tuple[int, int]
"""The first and the last line of a function."""


class Seen:
    """Which functions run, whoever calls them; what runs while modules are loaded stands beneath the empty name."""

    def __init__(self) -> None:
        """Nothing has run."""
        self.places: dict[str, set[Place]] = defaultdict(set)
        self.seconds: dict[str, float] = {}
        self._now = self.places[""]

    def __call__(self, frame: FrameType, _event: str, _value: object) -> None:
        """As `sys.settrace` calls it: once for each call, for no line."""
        self._now.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    def begin(self, test: str) -> None:
        """What runs from now on is run by this test."""
        self._now = self.places[test]


class Trials:
    """What pytest does with the tests that it collected: trials of mutants instead of one run."""

    def __init__(self, mutants: Sequence[Mutant], tell: Callable[[str], object], *, nearest: bool) -> None:
        """With what to try, whom to tell, and whether only with tests that run what is changed and are quick."""
        self.mutants, self.tell, self.nearest = mutants, tell, nearest
        self.seen, self.said = Seen(), ""
        sys.settrace(self.seen)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Look what the tests run, then try each mutant."""
        sys.settrace(None)
        recorded, started = Path("recorded.pickle"), perf_counter()
        if _in_fork(lambda: self._record(session, recorded), 20 * AT_LEAST) != 0:
            raise SystemExit("The tests fail without any mutant.")
        self.seen.places, self.seen.seconds = pickle.loads(recorded.read_bytes())
        self.tell(f"{len(self.seen.seconds)} tests pass, {perf_counter() - started:.0f} seconds")
        limit = max(AT_LEAST, 4 * (perf_counter() - started))
        functions, stamps = _functions(), count(1)
        for mutant in self.mutants:
            path, began = Path(mutant.file).resolve(), perf_counter()
            before = path.read_text("utf-8")
            _put(path, mutant.source, next(stamps))
            noticed = self._noticed(session, functions, mutant, limit)
            _put(path, before, next(stamps))
            self.tell(f"{'noticed ' if noticed else 'SURVIVED'} {mutant} ({perf_counter() - began:.0f} s)")
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what the last test said that failed."""
        if report.failed:
            self.said = report.longreprtext

    def _record(self, session: pytest.Session, into: Path) -> bool:
        threading.settrace(self.seen)
        for item, following in _with_next([i for i in session.items if _rank(i) == 0]):
            began = perf_counter()
            self.seen.begin(item.nodeid)
            sys.settrace(self.seen)
            _run(item, following)
            sys.settrace(None)
            self.seen.seconds[item.nodeid] = perf_counter() - began
            if session.testsfailed:
                self.tell(f"fails without any mutant: {item.nodeid}\n{self.said}")
                return False
        into.write_bytes(pickle.dumps((dict(self.seen.places), self.seen.seconds)))
        return True

    def _noticed(
        self, session: pytest.Session, functions: Mapping[str, Sequence[FunctionType]], mutant: Mutant, limit: float
    ) -> bool:
        path = Path(mutant.file).resolve()
        text = path.read_text("utf-8")
        span = _function_around(ast.parse(text), mutant.line)
        changed = [f for f in functions.get(str(path), ()) if span and f.__code__.co_firstlineno == span[0]]
        at_load = not changed or any(f == str(path) and _within(n, span) for f, n in self.seen.places[""])
        ordered = self._ordered(session.items, str(path), span)

        def trial() -> bool:
            if changed:
                _exchange(changed, compile(mutant.source, str(path), "exec"))
            elif not _assign(mutant, str(path)):
                return True
            for item, following in _with_next(ordered):
                _run(item, following)
                if session.testsfailed:
                    return False
            return True

        if _in_fork(trial, limit) != 0:
            return True
        files = dict.fromkeys(i.nodeid.partition("::")[0] for i in ordered)
        return at_load and not self.nearest and not _passes((mutant.file, *files), 4 * limit)

    def _ordered(self, items: Iterable[pytest.Item], file: str, span: Span | None) -> list[pytest.Item]:
        """The nearest first: tests that run the function, then those of their files, of the module, all; slow ones."""
        # What some cases of a test run, its further cases run as well.
        runs = defaultdict[str, set[int]](set)
        for test, places in self.seen.places.items():
            runs[_function(test)] |= {line for name, line in places if name == file}

        def nearness(item: pytest.Item) -> int:
            lines = runs.get(_function(item.nodeid))
            return 2 if not lines else 0 if any(_within(line, span) for line in lines) else 1

        near = {item: nearness(item) for item in items}
        if self.nearest:
            near = {item: distance for item, distance in near.items() if distance == 0 and _rank(item) < 2}
        of_file, costs = dict[Path, int](), dict[Path, float]()
        for item, distance in near.items():
            of_file[item.path] = min(distance, of_file.get(item.path, 2))
            costs[item.path] = costs.get(item.path, 0) + self.seen.seconds.get(item.nodeid, 0) * (distance == 0)
        return sorted(
            near, key=lambda i: (_rank(i) == 2, near[i], of_file[i.path], _rank(i), costs[i.path], str(i.path))
        )


def _rank(item: pytest.Item) -> int:
    """The quick ones, those beyond the quick run, those that are slow."""
    return 2 if item.get_closest_marker("slow") else 1 if any(map(item.get_closest_marker, ("wide", "long"))) else 0


def _function(test: str) -> str:
    """A test without its case."""
    return test.partition("[")[0]


def _with_next(items: Sequence[pytest.Item]) -> Iterable[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def _run(item: pytest.Item, following: pytest.Item | None) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _within(line: int, span: Span | None) -> bool:
    return span is None or span[0] <= line <= span[1]


def _function_around(tree: ast.Module, line: int) -> Span | None:
    """Where the function or method begins and ends whose body holds a line."""
    classes = [node.body for node in tree.body if isinstance(node, ast.ClassDef)]
    for node in chain(tree.body, *classes):
        if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= line <= (node.end_lineno or 0):
            return min([node.lineno, *(d.lineno for d in node.decorator_list)]), node.end_lineno or 0
    return None


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


def _passes(tests: Sequence[str], limit: float) -> bool:
    command = [sys.executable, "-m", "pytest", *_ARGUMENTS, "--basetemp=basetemp_anew", *tests]
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit, check=False, text=True)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> None:
    """Try the mutants of a file, as `tests.bench.mutants` wrote it."""
    file, manner, *tests = sys.argv[1:]
    mutants = pickle.loads(Path(file).read_bytes())
    told = os.fdopen(os.dup(1), "w", buffering=1)
    trials = Trials(mutants, lambda line: print(line, file=told), nearest=manner == "nearest")
    code = sorted({m.file for m in mutants})
    with Path("pytest.out").open("w") as out:
        os.dup2(out.fileno(), 1)
        # The code comes last: its examples are read in modules that the tests have loaded, not in others of their own.
        sys.exit(pytest.main([*_ARGUMENTS, "--basetemp=basetemp", *tests, *code], plugins=[trials]))


if __name__ == "__main__":
    main()
