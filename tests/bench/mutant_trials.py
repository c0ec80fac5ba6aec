"""Trials of mutants by one process that has loaded all tests; `tests.bench.mutants` starts it with what to try.

It runs in a copy of the repository. All but slow tests run once, each case of them, to see which pass and which run
which statement; that is kept in `out`. Each mutant then is written into the copy and tried in a fork, where the
function that it changes gets its code. What is worked out while modules are loaded takes a process that loads them
anew. A file whose tests do not run the statement is not asked, unless it has none; nor are slow tests left out: they
may start processes that do.
Files that cost little and noticed others come first. A test that fails is asked once more, without the mutant: only if
it passes then has it noticed; else it is left out from there on. Time is that of a processor, so that a machine with
other things to do tells the same.
"""

import ast
import builtins
import gc
import os
import pickle
import re
import resource
import signal
import subprocess
import sys
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import _lru_cache_wrapper, partial
from importlib import import_module
from itertools import count, groupby
from math import inf
from pathlib import Path
from time import process_time
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import NamedTuple

import pytest

from tests.bench.changed_statements import RAN, given_names, place_of, with_marks
from tests.bench.mutation_points import Mutant
from tests.bench.recordings import Recording

_ENDLESS, _WAITS = 20.0, 1200.0
"""Seconds before a test counts as endless: of a processor beyond ten times its own, of a clock on a busy machine."""

_CHEAP = 0.1
"""Seconds of tests that are asked before the others: many of them say more than one long one."""
_ARGUMENTS = ("-x", "-q", "-p", "no:cacheprovider", "-m", "not server and not browser")


class Work(NamedTuple):
    """What to try, the files of the subject, and where it is kept which tests run what of them."""

    mutants: Sequence[Mutant]
    files: Sequence[str]
    known: Path


class Called:
    """Which functions of some files are called while modules are loaded."""

    def __init__(self, files: Iterable[str]) -> None:
        """None yet."""
        self.functions: set[tuple[str, int]] = set()
        self._files = frozenset(files)

    def __call__(self, frame: FrameType, _event: str, _value: object) -> None:
        """As `sys.settrace` calls it: once for each call."""
        if frame.f_code.co_filename in self._files:
            self.functions.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))


class Trials:
    """What pytest does with the tests that it collected: trials of mutants instead of one run."""

    def __init__(self, work: Work, tell: Callable[[str], object], patience: float) -> None:
        """With what to try, whom to tell, and the seconds of a processor after which a trial ends; 0: none."""
        self.work, self.tell, self.patience, self.anew_within = work, tell, patience, 0.0
        self.places = [place_of(m) for m in work.mutants]
        self.recording = Recording()
        self.noticed_by = Counter[str]()
        self.called, self.said = Called(p.file for p in self.places), ""
        sys.settrace(self.called)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Look what the tests run, then try each mutant."""
        # What is only loaded where it is needed has to be there as well: its functions get their marks and mutants too.
        for file in self.work.files:
            import_module(file.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))
        sys.settrace(None)
        collecting, functions = process_time(), _functions()
        if not self.work.known.exists() and _in_fork(lambda: self._record(session, functions)) != 0:
            raise SystemExit("The tests cannot be looked at.")
        self.recording = pickle.loads(self.work.known.read_bytes())
        seconds = sum(self.recording.seconds.values())
        self.tell(f"{len(self.recording.seconds)} tests were run, in {seconds:.0f} seconds of a processor")
        self.anew_within = collecting + (self.patience or 60 + 10 * seconds)
        for number, mutant in enumerate(self.work.mutants):
            began = _by_children()
            noticed = self._noticed(session, functions, number)
            tried = f"{mutant} ({_by_children() - began:.0f} s)"
            self.tell(f"noticed  {tried} by {noticed}" if noticed else f"SURVIVED {tried}")
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what the last test said that failed."""
        if report.failed:
            self.said = report.longreprtext

    def _record(self, session: pytest.Session, functions: Mapping[str, Sequence[FunctionType]]) -> bool:
        found, ran, marks = Recording(), set[int](), 0
        setattr(builtins, RAN, ran)
        for file in self.work.files:
            marked, numbers = with_marks(file, marks)
            path, marks = str(Path(file).resolve()), marks + len(numbers)
            _exchange(functions.get(path, ()), compile(marked, path, "exec"))
            found.looks_at(file, numbers)
        for _, tests in groupby([i for i in session.items if _looked_at(i)], _file):
            # What an earlier file left, in a fixture or a cache, would seem to be run by that one alone.
            _forget()
            for item, following in _with_next([*tests]):
                began, failed = process_time(), session.testsfailed
                ran.clear()
                _run(item, following)
                found.seconds[item.nodeid] = process_time() - began
                # A thread that a test has left may still run: what it does is looked at once.
                found.ran[item.nodeid] = sum(1 << number for number in ran.copy())
                if session.testsfailed > failed:
                    found.left_out.add(item.nodeid)
                    self.tell(f"left out, fails without any mutant: {item.nodeid}\n{self.said}")
        self.work.known.parent.mkdir(exist_ok=True)
        self.work.known.write_bytes(pickle.dumps(found))
        return True

    def _noticed(self, session: pytest.Session, functions: Mapping[str, Sequence[FunctionType]], number: int) -> str:
        """Which test noticed a mutant, or nothing."""
        place = self.places[number]
        changed = [f for f in functions.get(place.file, ()) if f.__code__.co_firstlineno == place.function]
        at_load = (place.file, place.function) in self.called.functions
        while True:
            ordered = [i for i in self._ordered(session.items, number) if i.nodeid not in self.recording.left_out]
            with _instead(self.work.mutants[number]):
                by = self._tried(session, changed, number, ordered)
                if not by and (at_load or not changed) and not place.later:
                    by = self._anew(number, [*ordered, *session.items])
            item = next((i for i in session.items if i.nodeid == by), None)
            if item is None or _in_fork(partial(_passes, session, item, None, self._most(item))) == 0:
                self.noticed_by[by.partition("::")[0]] += 1
                return by
            self.recording.left_out.add(by)
            self.tell(f"left out, fails without the mutant too: {by}")

    def _tried(
        self, session: pytest.Session, changed: Sequence[FunctionType], number: int, ordered: Sequence[pytest.Item]
    ) -> str:
        """The test that fails, or does not end, if some functions have the code of a mutant; nothing if all pass."""
        mutant, file, said = self.work.mutants[number], self.places[number].file, Path("noticed.txt")
        said.write_text("whoever loads it", "utf-8")

        def trial() -> bool:
            if changed:
                _exchange(changed, compile(mutant.source, file, "exec"))
            elif not _assign(mutant, file):
                return True
            for item, following in _with_next(ordered):
                said.write_text(item.nodeid, "utf-8")
                if not _passes(session, item, following, self._most(item)):
                    return False
                if process_time() > (self.patience or inf):
                    return True
            return True

        return said.read_text("utf-8") if _in_fork(trial) != 0 else ""

    def _anew(self, number: int, items: Sequence[pytest.Item]) -> str:
        """The test that fails in a process that loads a mutant anew; nothing if none does while there is patience."""
        files = dict.fromkeys(map(_file, items))
        asked = [file for file in (self.work.mutants[number].file, *files) if file]
        command = [sys.executable, "-m", "pytest", *_ARGUMENTS, "--basetemp=basetemp_anew", *asked]
        left_out = [f"--deselect={test}" for test in self.recording.left_out]
        most = int(self.anew_within)

        def limited() -> None:
            resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))

        ended = subprocess.run([*command, *left_out], capture_output=True, check=False, text=True, preexec_fn=limited)
        if ended.returncode == 0 or (self.patience and ended.returncode == -signal.SIGXCPU):
            return ""
        failed = re.search(r"^(?:FAILED|ERROR) (\S+)", ended.stdout, re.MULTILINE)
        return failed[1] if failed else "a run that loads it anew"

    def _most(self, item: pytest.Item) -> float:
        return _ENDLESS + 10 * self._cost(item)

    def _cost(self, item: pytest.Item) -> float:
        return self.recording.cost(item.nodeid, slow=_slow(item))

    def _ordered(self, items: Sequence[pytest.Item], number: int) -> list[pytest.Item]:
        """The files that may notice, in each the tests that run it first; what costs little and noticed much begins."""
        place = self.places[number]
        bits = self.recording.bits(place, self.work.mutants[number].file)
        runs = {item: self.recording.runs(item.nodeid, bits) for item in items}
        near = {_file(i) for i in items} - {_file(i) for i in items if runs[i] is not None}
        near |= {_file(i) for i in items if runs[i]}
        groups = defaultdict[tuple[bool, bool, bool, str], list[pytest.Item]](list)
        for item in items:
            if place.function is None or _file(item) in near or _slow(item):
                # Whoever does not run it may see what another test of the file left: after all that do.
                doubt = (_file(item) not in near, runs[item] is False)
                groups[*doubt, self._cost(item) > _CHEAP, _file(item)].append(item)

        def order(group: tuple[bool, bool, bool, str]) -> tuple[bool, bool, bool, float]:
            return *group[:3], (0.1 + sum(map(self._cost, groups[group]))) / (1 + self.noticed_by[group[3]])

        return [item for group in sorted(groups, key=order) for item in sorted(groups[group], key=self._cost)]


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


def _looked_at(item: pytest.Item) -> bool:
    """Whether it is looked at what a test runs: not at slow ones."""
    return not _slow(item)


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
        function.__code__ = codes.get((code.co_qualname, code.co_firstlineno), code)


def _assign(mutant: Mutant, file: str) -> bool:
    """Give values of a module the changed ones wherever they are known by their names; False if the line makes none."""
    modules = [vars(m) for m in list(sys.modules.values()) if isinstance(m, ModuleType)]
    own = next((m for m in modules if m.get("__file__") == file), None)
    for node in ast.parse(mutant.source).body:
        names = given_names(node)
        if own is None or not names or not node.lineno <= mutant.line <= (node.end_lineno or 0):
            continue
        anew, before = dict(own), {name: own[name] for name in names}
        exec(compile(ast.Module([node], []), file, "exec"), anew)
        for name in names:
            # A small number is one object wherever it stands: what is private is changed in its own module alone.
            for known in [own] if name.startswith("_") else modules:
                if known.get(name) is before[name]:
                    known[name] = anew[name]
        return True
    return False


def _codes(code: CodeType) -> Iterable[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


@contextmanager
def _instead(mutant: Mutant) -> Iterator[None]:
    """Have a mutant in the place of its file for a while, for whoever loads it anew."""
    path = Path(mutant.file).resolve()
    before = path.read_text("utf-8")
    _put(path, mutant.source)
    try:
        yield
    finally:
        _put(path, before)


_stamps = count(1)


def _put(path: Path, text: str) -> None:
    """Write a file with a time of its own, so that Python compiles it anew."""
    path.write_text(text, "utf-8")
    stamp = next(_stamps)
    os.utime(path, (stamp, stamp))


def _by_children() -> float:
    """Seconds of a processor that ended processes of this one have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _passes(session: pytest.Session, item: pytest.Item, following: pytest.Item | None, most: float) -> bool:
    """Whether a test passes; what takes more seconds of a processor, or waits for ever, ends this process."""
    signal.setitimer(signal.ITIMER_PROF, most)
    signal.setitimer(signal.ITIMER_REAL, _WAITS)
    failed = session.testsfailed
    _run(item, following)
    return session.testsfailed == failed


def _in_fork(work: Callable[[], bool]) -> int:
    """Do something in a process that has all of this one: 0 if it went well."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        passed = False
        try:
            passed = work()
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(0 if passed else 1)
    status = os.waitpid(child, 0)[1]
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return status


def main() -> None:
    """Try the mutants of a file, as `tests.bench.mutants` wrote it."""
    file, patience, *tests = sys.argv[1:]
    work: Work = pickle.loads(Path(file).read_bytes())
    told = os.fdopen(os.dup(1), "w", buffering=1)
    trials = Trials(work, lambda line: print(line, file=told), float(patience))
    code = sorted({m.file for m in work.mutants})
    with Path("pytest.out").open("w") as out:
        os.dup2(out.fileno(), 1)
        # The code comes last: its examples are read in modules that the tests have loaded, not in others of their own.
        sys.exit(pytest.main([*_ARGUMENTS, "--basetemp=basetemp", *tests, *code], plugins=[trials]))


if __name__ == "__main__":
    main()
