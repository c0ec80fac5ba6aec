"""``python -m tests.bench.kills N``: N kills at random moments, and what is left of what was acknowledged.

Half of them hit a process that commits batch after batch, half an import on the command line (decision 0026).
``--neo4j`` does the same over one server, which holds another store after some kills and is itself killed under a
writer for every tenth; ``--seed`` draws others.
"""

import argparse
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGKILL
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING

from api.settings import load_settings
from graph.errors import StoreUnavailableError
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from graph.stores.bolt import address_of
from graph.stores.sqlite_file import checked
from ontology import DomainError, load_model
from tests.store.test_connections import RECORDS_PER_BATCH, ROOT, Child

if TYPE_CHECKING:
    from tests.neo4j_database import Database

_ROUNDS_PER_STORE = 10
_SERVERS = 10
"""Of so many kills over Neo4j one hits the server: it takes long to start."""
_IMPATIENT = 6
"""Seconds for which a writer waits for a server that may have been killed."""
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


@dataclass(frozen=True, slots=True)
class Stores:
    """Stores to be killed at: one after the other, each hit by some of the kills; the first kill finds it empty."""

    database: "Database | None" = None
    """The one of a server, emptied for each store; without it every store is a file of its own."""

    @property
    def rows(self) -> int:
        """Organizations in each imported list: what takes a file a moment takes a server long."""
        return 150 if self.database is None else 40

    @property
    def batches(self) -> int:
        """So many batches at most are acknowledged before a kill."""
        return 25 if self.database is None else 8

    def each(self, kills: int) -> Iterator[tuple[str, Path, range]]:
        """The URL of each store, a folder beside it, and the numbers of the kills that hit it."""
        for start in range(0, kills, _ROUNDS_PER_STORE):
            with TemporaryDirectory(prefix="fruehnetz-kills-") as folder:
                url = f"sqlite:///{folder}/netz.db" if self.database is None else address_of(self.database.empty()).url
                yield url, Path(folder), range(start, min(start + _ROUNDS_PER_STORE, kills))


@dataclass(frozen=True, slots=True)
class Named:
    """By which names the organizations of a way are known: ``Verein 7 Zweig 3``, and how many make a whole batch."""

    word: str
    whole: int

    def batches(self, store: GraphStore) -> Counter[int]:
        """How many there are of each batch."""
        names = (e.name.split() for e in store.records(EVERYTHING) if e.type == "Organization")
        return Counter(int(name[1]) for name in names if name[0] == self.word)


def main() -> None:
    """Kill, count, print; 1 if anything acknowledged was lost, or is there in part."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kills", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--neo4j", action="store_true")
    asked = options.parse_args()
    print(f"{'way':<16} {'kills':>6} {'acknowledged':>13} {'unsaid':>7} {'lost':>5} {'half':>5} {'damaged':>8}")
    worst = 0
    for name, way in (_over_neo4j if asked.neo4j else _over_files)(asked.kills, Random(asked.seed)):
        got = Tally()
        for got in way:  # after each store, for whoever does not want to wait for the end
            print(
                f"{name:<16} {got.kills:>6} {got.acknowledged:>13} {got.unsaid:>7} {got.lost:>5} {got.half:>5} "
                f"{got.damaged:>8}",
                flush=True,
            )
        worst += got.lost + got.half + got.damaged
    sys.exit(1 if worst else 0)


_Ways = Iterator[tuple[str, Iterator[Tally]]]
"""Names of ways, each with what it did so far, again and again."""


def _over_files(kills: int, chance: Random) -> _Ways:
    yield "commits", _commits(Stores(), kills // 2, chance)
    yield "imports", _imports(Stores(), kills - kills // 2, chance)


def _over_neo4j(kills: int, chance: Random) -> _Ways:
    from api import neo4j_server
    from tests.neo4j_database import PASSWORD, Database, libraries

    os.environ["FRUEHNETZ_NEO4J_PASSWORD"] = PASSWORD
    # It starts often and never runs for long: code is compiled once and quickly.
    os.environ["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1"
    servers = kills // _SERVERS
    with (
        TemporaryDirectory(prefix="fruehnetz-kills-") as home,
        neo4j_server.running(Path(home), libraries(), PASSWORD, memory="1g") as server,
    ):
        stores, clients = Stores(Database(server.url, load_model())), kills - servers
        yield "Neo4j, commits", _commits(stores, clients // 2, chance)
        yield "Neo4j, imports", _imports(stores, clients - clients // 2, chance)
    yield "Neo4j, server", _server(servers, chance)


def _count(url: str, tally: Tally, acknowledged: list[int], named: Named) -> None:
    path = Path(url.removeprefix("sqlite:///"))
    if url.startswith("sqlite:") and not path.exists():
        tally.lost += len(acknowledged)
        return
    try:
        if url.startswith("sqlite:") and acknowledged:
            checked(str(path))
        store = open_store(load_settings().with_access(url), load_model())
        found = named.batches(store)
        written = {entry.record for entry in store.journal(scope=EVERYTHING)}
        tally.damaged += sum(e.id not in written for e in store.records(EVERYTHING))
        store.close()
    except DomainError as error:
        print(f"{url}: {error}", file=sys.stderr)
        tally.damaged += 1
        return
    tally.add(acknowledged, found, named.whole)


def _commits(stores: Stores, kills: int, chance: Random) -> Iterator[Tally]:
    """A process commits small batches; killed at a random moment, also while it opens the store."""
    tally = Tally()
    for url, folder, numbers in stores.each(kills):
        acknowledged: list[int] = []
        for number in numbers:
            child = Child(load_settings().with_access(url), number * 1000, folder / f"{number}.txt")
            if number % 5:
                child.wait_for(chance.randrange(1, stores.batches))
            sleep(chance.random() * (0.02 if number % 5 else 1.5))
            child.kill()
            tally.kills += 1
            acknowledged += child.acknowledged()
        _count(url, tally, acknowledged, Named("Kita", RECORDS_PER_BATCH - 1))
        yield tally


def _imports(stores: Stores, kills: int, chance: Random) -> Iterator[Tally]:
    """The command line takes in a list; killed anywhere, or in every other round while the log of a file grows."""
    tally, usual = Tally(), _usual(stores)
    for url, folder, numbers in stores.each(kills):
        log, acknowledged = Path(f"{url.removeprefix('sqlite:///')}-wal"), list[int]()
        for number in numbers:
            said = folder / f"{number}.txt"
            process = _importing(_list(folder, number, stores.rows), url, said)
            if number % 2 and stores.database is None:
                _grown(log, process)
                sleep(chance.random() * 0.5)
            else:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(chance.random() * usual * 1.2)
            process.send_signal(SIGKILL)
            process.wait()
            tally.kills += 1
            if _SAVED in said.read_text("utf-8", "replace"):
                acknowledged.append(number)
        _count(url, tally, acknowledged, Named("Verein", stores.rows))
        yield tally


def _usual(stores: Stores) -> float:
    """Seconds an import takes here if nobody kills it."""
    for url, folder, _ in stores.each(1):
        start = monotonic()
        _importing(_list(folder, 0, stores.rows), url, folder / "0.txt").wait()
    return monotonic() - start


def _list(folder: Path, number: int, rows: int) -> Path:
    path = folder / f"liste-{number}.csv"
    named = (f"A{number}-{row};Verein {number} Zweig {row};Musterstadt" for row in range(rows))
    path.write_text("\n".join(("Kennung;Name;Ort", *named)), "utf-8")
    return path


def _importing(listed: Path, store: str, said: Path) -> "subprocess.Popen[bytes]":
    command = ["import", str(listed), "--district", "99001", "--as-of", "2025", "--store", store]
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


def _server(kills: int, chance: Random) -> Iterator[Tally]:
    """A Neo4j server is killed under a writer that never stops, and started again at its port."""
    from api import neo4j_server
    from tests.neo4j_database import PASSWORD, libraries
    from tests.store.test_neo4j_server import BATCH, keep_writing

    tally, acknowledged, stop, model = Tally(), list[int](), Event(), load_model()
    with TemporaryDirectory(prefix="fruehnetz-kills-") as home:
        port = neo4j_server.free_port()
        server = neo4j_server.start(Path(home), libraries(), PASSWORD, port=port, memory="1g")
        # With little patience: the driver waits longer and longer between its attempts.
        url = f"{server.url}?patience={_IMPATIENT}"
        writer = Thread(target=keep_writing, args=(url, model, acknowledged, stop), daemon=True)
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
    yield tally


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
