"""``python -m tests.bench.kills N``: N kills at random moments, and what is left of what was acknowledged.

Half of them hit a process that commits batch after batch, half an import on the command line (decision 0026).
``--neo4j`` kills a server under a writer instead; ``--seed`` draws other moments.
"""

import argparse
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGKILL
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic, sleep

from graph.errors import StoreUnavailableError
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from graph.stores.sqlite_file import checked
from ontology import DomainError, load_model
from tests.store.test_connections import RECORDS_PER_BATCH, ROOT, Child

ROWS = 150
"""Organizations in each imported list."""
_ROUNDS_PER_FILE = 10
_SAVED = "Gespeichert als Nr."


@dataclass(slots=True)
class Tally:
    """What kills did: batches acknowledged, of these lost, in the store in part, and files that are damaged after it.

    ``unsaid`` were in the store whole when the process was killed before it could say so.
    """

    kills: int = 0
    acknowledged: int = 0
    unsaid: int = 0
    lost: int = 0
    half: int = 0
    damaged: int = 0

    def add(self, acknowledged: Iterable[int], found: Counter[int], whole: int) -> None:
        """Count one store after all that was done to it; ``found`` is how many records there are of each batch."""
        said = set(acknowledged)
        self.acknowledged += len(said)
        self.unsaid += len(found.keys() - said)
        self.lost += len(said - found.keys())
        self.half += sum(number != whole for number in found.values())


def main() -> None:
    """Kill, count, print; 1 if anything acknowledged was lost, or is there in part."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kills", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--neo4j", action="store_true")
    asked = options.parse_args()
    chance = Random(asked.seed)
    ways: dict[str, Callable[[int, Random], Tally]]
    ways = {"server": _server} if asked.neo4j else {"commits": _commits, "imports": _imports}
    print(f"{'way':<8} {'kills':>6} {'acknowledged':>13} {'unsaid':>7} {'lost':>5} {'half':>5} {'damaged':>8}")
    worst = 0
    for place, (name, way) in enumerate(ways.items()):
        got = way((asked.kills + place) // len(ways), chance)
        print(
            f"{name:<8} {got.kills:>6} {got.acknowledged:>13} {got.unsaid:>7} {got.lost:>5} {got.half:>5} "
            f"{got.damaged:>8}",
            flush=True,
        )
        worst += got.lost + got.half + got.damaged
    sys.exit(1 if worst else 0)


def _files(kills: int) -> Iterator[tuple[Path, range]]:
    """A folder for each file, and the numbers of the kills that hit it; the first one finds no file."""
    for start in range(0, kills, _ROUNDS_PER_FILE):
        with TemporaryDirectory(prefix="fruehnetz-kills-") as folder:
            yield Path(folder), range(start, min(start + _ROUNDS_PER_FILE, kills))


def _count(path: Path, tally: Tally, acknowledged: list[int], number_of: Callable[[str], int], whole: int) -> None:
    if not path.exists():
        tally.lost += len(acknowledged)
        return
    try:
        if acknowledged:
            checked(str(path))
        store = open_store(f"sqlite:///{path}", load_model())
        found = Counter(
            number_of(e.name) for e in store.records(EVERYTHING) if e.type == "Organization" and e.name[-1].isdigit()
        )
        written = {entry.record for entry in store.journal(scope=EVERYTHING)}
        tally.damaged += sum(e.id not in written for e in store.records(EVERYTHING))
        store.close()
    except DomainError as error:
        print(f"{path}: {error}", file=sys.stderr)
        tally.damaged += 1
        return
    tally.add(acknowledged, found, whole)


def _commits(kills: int, chance: Random) -> Tally:
    """A process commits small batches; killed at a random moment, also while it opens the store."""
    tally = Tally()
    for folder, numbers in _files(kills):
        path, acknowledged = folder / "netz.db", list[int]()
        for number in numbers:
            child = Child(f"sqlite:///{path}", number % _ROUNDS_PER_FILE * 1000, folder / f"{number}.txt")
            if number % 5:
                child.wait_for(chance.randrange(1, 25))
            sleep(chance.random() * (0.02 if number % 5 else 1.5))
            child.kill()
            tally.kills += 1
            acknowledged += child.acknowledged()
        _count(path, tally, acknowledged, lambda name: int(name.split()[1]), RECORDS_PER_BATCH - 1)
    return tally


def _imports(kills: int, chance: Random) -> Tally:
    """The command line takes in a list; killed anywhere, or in every other round while the log of the store grows."""
    tally, usual = Tally(), _usual()
    for folder, numbers in _files(kills):
        path, acknowledged = folder / "netz.db", list[int]()
        for number in numbers:
            listed, said = _list(folder, number), folder / f"{number}.txt"
            process = _importing(listed, path, said)
            if number % 2:
                _grown(Path(f"{path}-wal"), process)
                sleep(chance.random() * 0.5)
            else:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(chance.random() * usual * 1.2)
            process.send_signal(SIGKILL)
            process.wait()
            tally.kills += 1
            if _SAVED in said.read_text("utf-8", "replace"):
                acknowledged.append(number)
        _count(path, tally, acknowledged, lambda name: int(name.split()[1]), ROWS)
    return tally


def _usual() -> float:
    """Seconds an import takes here if nobody kills it."""
    with TemporaryDirectory(prefix="fruehnetz-kills-") as made:
        folder, start = Path(made), monotonic()
        _importing(_list(folder, 0), folder / "netz.db", folder / "0.txt").wait()
        return monotonic() - start


def _list(folder: Path, number: int) -> Path:
    path = folder / f"liste-{number}.csv"
    rows = (f"A{number}-{row};Verein {number} Zweig {row};Musterstadt" for row in range(ROWS))
    path.write_text("\n".join(("Kennung;Name;Ort", *rows)), "utf-8")
    return path


def _importing(listed: Path, store: Path, said: Path) -> "subprocess.Popen[bytes]":
    command = ["import", str(listed), "--district", "99001", "--as-of", "2025", "--store", f"sqlite:///{store}"]
    with said.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "api.cli", *command], cwd=ROOT, stdout=out, stderr=out, env=dict(os.environ)
        )


def _grown(log: Path, process: "subprocess.Popen[bytes]") -> None:
    """Wait until something is written beside the store, or the process is at its end."""
    while process.poll() is None:
        with suppress(FileNotFoundError):
            if log.stat().st_size:
                return
        sleep(0.001)


def _server(kills: int, chance: Random) -> Tally:
    """A Neo4j server is killed under a writer that never stops, and started again at its port."""
    from api import neo4j_server
    from tests.neo4j_database import PASSWORD, libraries
    from tests.store.test_neo4j_server import BATCH, keep_writing

    tally, acknowledged, stop, model = Tally(), list[int](), Event(), load_model()
    with TemporaryDirectory(prefix="fruehnetz-kills-") as home:
        port = neo4j_server.free_port()
        server = neo4j_server.start(Path(home), libraries(), PASSWORD, port=port, memory="1g")
        writer = Thread(target=keep_writing, args=(server.url, model, acknowledged, stop), daemon=True)
        writer.start()
        try:
            for _ in range(kills):
                enough = len(acknowledged) + chance.randrange(1, 12)
                while len(acknowledged) < enough:
                    sleep(chance.random() * 0.01)
                server.kill()
                tally.kills += 1
                server = neo4j_server.start(Path(home), libraries(), PASSWORD, port=port, memory="1g")
        finally:
            stop.set()
            writer.join()
        tally.add(acknowledged, _batches(server.url), BATCH)
        server.stop()
    return tally


def _batches(url: str) -> Counter[int]:
    store: GraphStore = open_store(url, load_model())
    try:
        return Counter(int(e.id.removeprefix("d1:").partition("-")[0]) for e in store.records(EVERYTHING))
    except StoreUnavailableError:
        return Counter()
    finally:
        store.close()


if __name__ == "__main__":
    main()
