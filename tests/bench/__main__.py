"""``./run bench``: our time, the plain way's time in the same run, and the ratio. Times are noisy, ratios count."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from graph.analysis import analyse
from graph.anchoring.lines import anchoring_of
from graph.imports import import_file
from graph.indicators import compute_all
from graph.records import Scope
from graph.snapshot import Snapshot, district_of, snapshot_from
from graph.stores import open_store
from ontology import load_model
from tests.bench.lists import write_list
from tests.bench.long_list import ROWS, plain_import, write_long_list
from tests.bench.plain import plain_measures
from tests.bench.plain_lines import plain_graph, plain_lines

ROUNDS = 5


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The best of several rounds in seconds."""
    times = []
    for _ in range(rounds):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return min(times)


def check_process(folder: Path) -> tuple[float, float]:
    """A list of 150 actors, file to findings, whole process; plain: csv + networkx, whole process, four measures."""
    ours = [sys.executable, "-m", "api.cli", "check", str(folder), "--json"]
    plain = [sys.executable, "-m", "tests.bench.plain", str(folder)]
    return best(lambda: _process(ours)), best(lambda: _process(plain))


def _process(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True)


def indicators_warm(folder: Path) -> tuple[float, float]:
    """All indicators there are for 150 actors, warm; plain: four measures by networkx."""
    snapshot_maker = _snapshot(folder)
    compute_all(snapshot_maker())
    return best(lambda: compute_all(snapshot_maker())), best(lambda: plain_measures(folder))


def findings_warm(folder: Path) -> tuple[float, float]:
    """Indicators and findings for 150 actors, warm; plain: four measures by networkx."""
    snapshot_maker = _snapshot(folder)
    analyse(snapshot_maker())
    return best(lambda: analyse(snapshot_maker())), best(lambda: plain_measures(folder))


def _snapshot(folder: Path) -> Callable[[], Snapshot]:
    model = load_model()
    store = open_store("sqlite://", model)
    # Without a day of its own the list would describe today, and on ``on`` nothing would be known yet.
    import_file(folder, store, model, author="bench", time="2026-01-01T00:00:00+00:00", stated_on="2026-05-01")
    district = district_of(store, "99999", Scope.of("99999"))
    entities, relations = list(store.records()), list(store.relations())
    on = date(2026, 6, 1)
    # A new snapshot each round: its lazy indexes are part of the work.
    return lambda: snapshot_from(model, district, on, entities, relations)


def anchoring_warm(folder: Path) -> tuple[float, float]:
    """Lines, cuts and last use for 150 actors, warm; plain: one minimum node cut by networkx, the same number."""
    snapshot_maker, graph = _snapshot(folder), plain_graph(folder)
    (committee,) = anchoring_of(snapshot_maker()).anchorages
    assert committee.value == plain_lines(graph)
    fresh = iter([snapshot_maker() for _ in range(ROUNDS)])
    return best(lambda: anchoring_of(next(fresh))), best(lambda: plain_lines(graph))


def import_long(folder: Path) -> tuple[float, float]:
    """75,000 rows of 16 columns into a fresh file; plain: openpyxl and one INSERT a row, nothing checked or kept."""
    workbook = write_long_list(folder / "lang.xlsx")
    model = load_model()

    def ours() -> None:
        with TemporaryDirectory() as empty:
            store = open_store(f"sqlite:///{empty}/netz.db", model)
            report = import_file(workbook, store, model, author="bench", time="2026-01-01T00:00:00+00:00")
            store.close()
            assert report.ok
            assert report.rows_accepted == ROWS + 1

    def plain() -> None:
        with TemporaryDirectory() as empty:
            assert plain_import(workbook, Path(empty) / "plain.db") == ROWS

    return best(ours, rounds=2), best(plain, rounds=2)


BENCHMARKS = {
    "check 150": check_process,
    "indicators 150": indicators_warm,
    "findings 150": findings_warm,
    "anchoring 150": anchoring_warm,
    "import 75k": import_long,
}


def main() -> None:
    """Run all benchmarks, or those whose name contains an argument."""
    chosen = {n: f for n, f in BENCHMARKS.items() if not sys.argv[1:] or any(a in n for a in sys.argv[1:])}
    with TemporaryDirectory() as folder:
        small = write_list(Path(folder), actors=150, ties=600)
        print(f"{'benchmark':<16} {'ours':>10} {'plain':>10} {'ratio':>8}")
        for name, run in chosen.items():
            ours, plain = run(small)
            print(f"{name:<16} {ours * 1000:>8.0f}ms {plain * 1000:>8.0f}ms {plain / ours:>7.1f}x")


if __name__ == "__main__":
    main()
