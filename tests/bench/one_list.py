"""One district: a list read, its indicators and findings, a long list taken in."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from graph.analysis import analyse
from graph.anchoring.lines import anchoring_of
from graph.district.loading import district_of, snapshot_from
from graph.district.snapshot import Snapshot
from graph.imports import import_file
from graph.indicators import compute_all
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Scope
from ontology import load_model
from tests.bench.lists import write_list
from tests.bench.long_list import ROWS, plain_import, write_long_list
from tests.bench.measuring import ROUNDS, Measured, Steps, best, watched
from tests.bench.plain import plain_measures
from tests.bench.plain_lines import plain_graph, plain_lines
from tests.bench.plain_national import plain_measures_of
from tests.bench.plain_what_if import plain_case
from tests.synthetic.districts import district
from tests.synthetic.trial import snapshot

_TIME = "2026-01-01T00:00:00+00:00"


def check_process(folder: Path) -> Measured:
    """A list of 150 actors, file to findings, whole process; plain: csv + networkx, whole process, four measures."""
    small = _small(folder)
    ours = [sys.executable, "-m", "api.cli", "check", str(small), "--json"]
    plain = [sys.executable, "-m", "tests.bench.plain", str(small)]
    return Measured(best(lambda: _process(ours)), best(lambda: _process(plain)))


def check_plain_300(folder: Path) -> Measured:
    """300 organizations without a single tie, file to findings, whole process; plain: the workbook read by openpyxl."""
    return _check_plain(folder, 300)


def check_plain_2000(folder: Path) -> Measured:
    """The same with 2,000 rows."""
    return _check_plain(folder, 2_000, rounds=2)


def check_plain_10000(folder: Path) -> Measured:
    """The same with 10,000 rows."""
    return _check_plain(folder, 10_000, rounds=1)


def _check_plain(folder: Path, rows: int, rounds: int = ROUNDS) -> Measured:
    workbook = write_long_list(folder / "liste.xlsx", rows)
    ours = [sys.executable, "-m", "api.cli", "check", str(workbook), "--json"]
    plain = [sys.executable, "-c", _READ_ONLY, str(workbook)]
    with watched() as peak:
        seconds = best(lambda: _process(ours), rounds)
        most = peak()
    return Measured(seconds, best(lambda: _process(plain), rounds), peak=most)


_READ_ONLY = "import sys, openpyxl; [list(s.values) for s in openpyxl.load_workbook(sys.argv[1], read_only=True)]"


def _process(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True)


def indicators_warm(folder: Path) -> Measured:
    """All indicators there are for 150 actors, warm; plain: four measures by networkx."""
    small = _small(folder)
    snapshot_maker = _snapshot(small)
    compute_all(snapshot_maker())
    return Measured(best(lambda: compute_all(snapshot_maker())), best(lambda: plain_measures(small)))


def indicators_rich(_: Path) -> Measured:
    """The same for a district with survey, meetings, papers and agreements; plain: seven measures by networkx."""
    rich = district(7, 150, 0.1)
    case = plain_case(snapshot(rich))
    compute_all(snapshot(rich))
    return Measured(best(lambda: compute_all(snapshot(rich))), best(lambda: plain_measures_of(case)))


def findings_warm(folder: Path) -> Measured:
    """Indicators and findings for 150 actors, warm; plain: four measures by networkx."""
    small = _small(folder)
    snapshot_maker = _snapshot(small)
    analyse(snapshot_maker())
    return Measured(best(lambda: analyse(snapshot_maker())), best(lambda: plain_measures(small)))


def _small(folder: Path) -> Path:
    return write_list(folder, actors=150, ties=600)


def _snapshot(folder: Path) -> Callable[[], Snapshot]:
    model = load_model()
    store = open_store("sqlite://", model)
    # Without a day of its own the list would describe today, and on ``on`` nothing would be known yet.
    import_file(folder, store, model, author="bench", time=_TIME, stated_on="2026-05-01")
    district = district_of(store, "99999", Scope.of("99999"))
    entities, relations = list(store.records(EVERYTHING)), list(store.relations(scope=EVERYTHING))
    on = date(2026, 6, 1)
    # A new snapshot each round: its lazy indexes are part of the work.
    return lambda: snapshot_from(model, district, on, entities, relations)


def anchoring_warm(folder: Path) -> Measured:
    """Lines, cuts and last use for 150 actors, warm; plain: one minimum node cut by networkx, the same number."""
    small = _small(folder)
    snapshot_maker, graph = _snapshot(small), plain_graph(small)
    (committee,) = anchoring_of(snapshot_maker()).anchorages
    assert committee.value == plain_lines(graph)
    fresh = iter([snapshot_maker() for _ in range(ROUNDS)])
    return Measured(best(lambda: anchoring_of(next(fresh))), best(lambda: plain_lines(graph)))


def import_long(folder: Path) -> Measured:
    """75,000 rows of 16 columns into a fresh file; plain: openpyxl and one INSERT a row, nothing checked or kept.

    The note has the seconds of the processor at each step, those of the process that reads and of the thread that
    writes among them: they hang less on what else the machine does.
    """
    workbook = write_long_list(folder / "lang.xlsx")
    model = load_model()
    steps: list[Steps] = []

    def ours() -> None:
        with TemporaryDirectory() as empty:
            store = open_store(f"sqlite:///{empty}/netz.db", model)
            steps.append(Steps())
            report = import_file(workbook, store, model, author="bench", time=_TIME, progress=steps[-1].told)
            store.close()
            steps[-1].end()
            assert report.ok
            assert report.rows_accepted == ROWS + 1

    def plain() -> None:
        with TemporaryDirectory() as empty:
            assert plain_import(workbook, Path(empty) / "plain.db") == ROWS

    with watched() as peak:
        seconds = best(ours, rounds=2)
        most = peak()
    begun = process_time()
    plainly = best(plain, rounds=2)
    note = f"processor: {min(steps, key=lambda s: s.all)}; plain {(process_time() - begun) / 2:.1f} s"
    return Measured(seconds, plainly, note, most)
