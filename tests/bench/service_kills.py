"""``python -m tests.bench.service_kills N``: a server is killed N times while several clients write, and looked at.

Killed is the whole process group, the process that listens alone, one worker alone, or a server that is just starting.
Then it is started again (after a worker's death it must go on by itself), and what clients were told is compared with
what the store holds; `tests.bench.service_writers` says how. Every so many kills begin with new databases.
``--neo4j`` has the graph on a server, ``--seed`` draws other moments.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from random import Random
from signal import SIGKILL
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic, sleep

from api.settings import load_settings
from graph.records import Record, to_json
from graph.stores import open_store
from graph.stores.base import EVERYTHING, JournalEntry
from graph.stores.sqlite_file import checked
from ontology import Model, load_model
from tests import musterstadt
from tests.bench.measuring import children
from tests.bench.service_bringers import LISTED, Bringer, Decider, Inviter
from tests.bench.service_writers import (
    OWN,
    Counting,
    Found,
    GoneError,
    Maker,
    NotWrittenError,
    Tier,
    Writer,
    ask,
    claim,
    miscounted,
)
from tests.neo4j_database import PASSWORD, Database, access, libraries
from tests.served import ROOT, Served, free_port
from tests.service.person import Person, administrator

_PER_STORE = 20
_PATIENCE = 120
"""Seconds within which a server that was started answers."""
_WAYS = ("all", "all", "listening", "worker", "worker", "starting")


@dataclass(slots=True)
class Tally:
    """What kills did; ``wrong`` says what was lost, half, twice or damaged."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    unsaid: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, writers: Sequence[Writer]) -> None:
        """Count what the clients of one store were told."""
        self.acknowledged += sum(w.told.acknowledged for w in writers)
        self.unsaid += sum(w.told.unsaid for w in writers)
        self.refused += sum(w.told.refused for w in writers)

    def line(self) -> str:
        """All of it in a line."""
        each = ", ".join(f"{way} {number}" for way, number in sorted(self.kills.items()))
        return (
            f"kills {self.kills.total()} ({each}); acknowledged {self.acknowledged}, unsaid {self.unsaid}, "
            f"refused {self.refused}; wrong {len(self.wrong)}"
        )


class Mortal:
    """A server at one port over one store, that is killed and started again."""

    def __init__(self, folder: Path, url: str, settings: Mapping[str, str]) -> None:
        self.url, self.accounts, self.port = url, folder / "konten.db", free_port()
        self._said = folder / "gesagt.txt"
        own = {"FRUEHNETZ_ACCOUNTS": f"sqlite:///{self.accounts}", "FRUEHNETZ_WORK": str(folder / "work")}
        kept = {k: v for k, v in os.environ.items() if not k.startswith("FRUEHNETZ_")}
        self._environment = {**kept, **settings, **own}
        self._process = self._begin()

    def _begin(self) -> "subprocess.Popen[str]":
        command = ["serve", "--store", self.url, "--accounts", "--port", str(self.port)]
        with self._said.open("a") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "api.cli", *command],
                cwd=ROOT,
                env=self._environment,
                stdout=said,
                stderr=said,
                text=True,
                start_new_session=True,
            )

    def served(self) -> Served:
        """The server as a first visitor meets it."""
        return Served(self._process, self.port, self._said)

    def wait(self) -> None:
        """Until it answers what the store knows."""
        until, anybody = monotonic() + _PATIENCE, Person(self.port)
        while True:
            with suppress(OSError, HTTPException):
                if anybody.ask("GET", "/ready").status == 200:
                    return
            assert self._process.poll() is None, self._said.read_text("utf-8")
            assert monotonic() < until, self._said.read_text("utf-8")
            sleep(0.05)

    def kill(self, way: str, chance: Random) -> None:
        """Kill it or a part of it; afterwards one runs that may have to be waited for."""
        if way == "worker":
            workers = [w for child in children(self._process.pid) for w in children(child)]
            os.kill(chance.choice(workers), SIGKILL)
            return
        if way == "listening":
            self._process.kill()  # its workers end by themselves, with what they are at
        else:
            self.end()
        self._process.wait()
        self._process = self._begin()
        if way == "starting":
            sleep(chance.random() * 4)
            self.kill("all", chance)

    def end(self) -> None:
        """Kill every process of it."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, SIGKILL)
        self._process.wait()


def main() -> None:
    """Kill, look, print; 1 if anything is wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kills", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--neo4j", action="store_true")
    asked = options.parse_args()
    tally, chance = Tally(), Random(asked.seed)
    with _database(on_server=asked.neo4j) as database:
        while tally.kills.total() < asked.kills:
            kill_often(tally, chance, min(_PER_STORE, asked.kills - tally.kills.total()), database)
            print(tally.line(), flush=True)
    print("\n".join(tally.wrong[:50]), file=sys.stderr)
    sys.exit(bool(tally.wrong))


@contextmanager
def _database(*, on_server: bool) -> Iterator[Database | None]:
    from api import neo4j_server

    if not on_server:
        yield None
        return
    with (
        TemporaryDirectory(prefix="fruehnetz-kills-") as home,
        neo4j_server.running(Path(home), libraries(), PASSWORD, memory="1g") as server,
    ):
        yield Database(server.url, load_model())


def kill_often(tally: Tally, chance: Random, kills: int, database: Database | None = None) -> None:
    """So many kills of a server over one new store."""
    model = load_model()
    with TemporaryDirectory(prefix="fruehnetz-kills-") as home, ExitStack() as ending:
        folder = Path(home)
        url, settings = f"sqlite:///{folder / 'netz.db'}", dict[str, str]()
        full = url
        if database is not None:
            url, settings = access(full := database.empty())
        store = open_store(full, model)
        ending.callback(store.close)
        store.commit(musterstadt.batch(), EVERYTHING)
        mortal = Mortal(folder, url, settings)
        ending.callback(mortal.end)
        mortal.wait()
        writers = _clients(mortal)
        for number in range(1, kills + 1):
            way = chance.choice(_WAYS)
            tally.wrong += _killed(mortal, writers, way, chance)
            tally.kills[way] += 1
            tally.wrong += _wrong(mortal, writers, _found(full, model, number))
        tally.add(writers)


def _clients(mortal: Mortal) -> list[Writer]:
    admin = administrator(mortal.served())
    names = ("Ka", "Ko", "Ku", "Ke")
    one, two, three, four = (admin.invite(name, "coordination", OWN) for name in names)
    deciding = admin.invite("Steuerung", "coordination", musterstadt.KEY)
    bringing = admin.invite("Liste", "coordination", LISTED)
    ids = [_organization(one, name) for name in ("Anfang", "Ende", "Zähler")]
    counting = [Counting(person, ids[2]) for person in (three, four)]
    return [
        Maker(one, "Stelle"), Tier(two, (ids[0], ids[1])), *counting, Bringer(bringing), Decider(deciding),
        Inviter(admin),
    ]  # fmt: skip


def _organization(person: Person, name: str) -> str:
    body = {"type": "Organization", "district": OWN, "claims": [claim("name", name)]}
    return str(ask(person, "POST", "/entities", body).json["record"]["id"])


def _killed(mortal: Mortal, writers: Sequence[Writer], way: str, chance: Random) -> list[str]:
    """Let all write, kill, and wait until the server answers again; what should not have been answered."""
    wrong, end = list[str](), Event()
    threads = [Thread(target=_write, args=(writer, end, wrong)) for writer in writers]
    for thread in threads:
        thread.start()
    sleep(0.2 + chance.random() * 2.5)
    mortal.kill(way, chance)
    if way == "worker":
        sleep(0.5)  # the others go on
    end.set()
    for thread in threads:
        thread.join()
    mortal.wait()
    return wrong


def _write(writer: Writer, end: Event, wrong: list[str]) -> None:
    while not end.is_set():
        try:
            writer.step()
        except NotWrittenError:
            writer.told.refused += 1
        except GoneError:
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, it is to be looked at
            wrong.append(f"{type(writer).__name__}: {error!r}"[:600])
            return


def _found(url: str, model: Model, kills: int) -> Found:
    store = open_store(load_settings().with_access(url), model)
    try:
        everything: list[Record] = [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]
        records = {record.id: record for record in everything}
        return Found(records, list(store.journal(scope=EVERYTHING)), kills)
    finally:
        store.close()


def _wrong(mortal: Mortal, writers: Sequence[Writer], found: Found) -> list[str]:
    wrong = [*disagreeing(found), *_damaged(mortal)]
    written = {(entry.revision.number, entry.record) for entry in found.journal}
    told = [said for writer in writers for said in writer.told.revisions]
    wrong += [
        f"revision {number} of {record} is not there" for number, record in told if (number, record) not in written
    ]
    wrong += [f"{said} was said twice" for said, often in Counter(n for n, _ in told).items() if often > 1]
    wrong += miscounted([w for w in writers if isinstance(w, Counting)], found)
    for writer in writers:
        wrong += writer.settle(found)
    return wrong


def disagreeing(found: Found) -> Iterator[str]:
    """Every record is what the journal says that it became, and no batch is missing in between."""
    last: dict[str, JournalEntry] = {entry.record: entry for entry in found.journal}
    for id in last.keys() | found.records.keys():
        there, entry = found.records.get(id), last.get(id)
        if (to_json(there) if there is not None else None) != (entry.after if entry is not None else None):
            yield f"{id}: not as the journal says"
    numbers = {entry.revision.number for entry in found.journal}
    if numbers != set(range(1, max(numbers, default=0) + 1)):
        yield "the journal has gaps"


def _damaged(mortal: Mortal) -> Iterator[str]:
    if mortal.url.startswith("sqlite:"):
        checked(mortal.url.removeprefix("sqlite:///"))
    with sqlite3.connect(f"file:{mortal.accounts}?mode=ro", uri=True) as accounts:
        for pragma in ("integrity_check", "foreign_key_check"):
            said = [row[0] for row in accounts.execute(f"PRAGMA {pragma}")]
            if said not in ([], ["ok"]):
                yield f"accounts: {said[:3]}"
    accounts.close()


if __name__ == "__main__":
    main()
