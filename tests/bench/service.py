"""The service under load: 200 requests a second on findings, network and links of 150 actors, two workers.

Prints how long answers take from the moment they were due, what the workers' memory does over 20,000 requests, how
reads go on while a list of 5,000 rows is imported into the same store, and the plain way: the same answers worked out
anew for each request. The load program runs on the same cores; where others work on them, the seconds of processor
time that a request takes say more.
"""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from api.schemas.conversion import network_out
from graph.analysis import analyse
from graph.as_json import analysis_json, links_json
from graph.district.loading import district_of, snapshot_of
from graph.district.part import NetworkPart
from graph.district.snapshot import Snapshot
from graph.live.answers import as_json_bytes
from graph.missing_links import MissingLinks, usual_in
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Scope
from graph.stores.privacy import MaskedReader
from ontology import Model, load_model
from tests.bench.long_list import write_long_list
from tests.bench.measuring import Measured, best, resident, tree, worked
from tests.served import ROOT, Served, serving
from tests.synthetic.districts import District, district

RATE, SECONDS, REQUESTS, ROWS = 200, 20, 20_000, 5_000
_PARTS = ("findings", "network", "links")
_CONNECTIONS = 24
Asked = tuple[int, float]
"""The status of an answer, and the seconds from when it was due to its end; 0 where the connection broke."""


class Line:
    """A connection that is kept open."""

    def __init__(self, server: Served) -> None:
        self._server = server
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str) -> int:
        """The status of the answer, which is read to its end."""
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._server.port, limit=2**20)
            reader, writer = self._streams
            writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {self._server.cookie}\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = head.partition("content-length:")[2].partition("\r\n")[0]
            await reader.readexactly(int(length))
            return int(head.split()[1])
        except (OSError, EOFError, ValueError):
            self.close()
            return 0

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


@asynccontextmanager
async def lines(server: Served) -> AsyncIterator[asyncio.Queue[Line]]:
    free: asyncio.Queue[Line] = asyncio.Queue()
    every = [Line(server) for _ in range(_CONNECTIONS)]
    for line in every:
        free.put_nowait(line)
    yield free
    for line in every:
        line.close()


async def at_a_rate(server: Served, paths: list[str], running: Callable[[float], bool]) -> list[Asked]:
    """Ask at the rate, whether or not there are answers, as many readers do who know nothing of each other."""
    async with lines(server) as free:

        async def one(path: str, due: float) -> Asked:
            line = await free.get()
            status = await line.ask(path)
            free.put_nowait(line)
            return status, perf_counter() - due

        start, asked = perf_counter(), list[asyncio.Task[Asked]]()
        for number, path in enumerate(cycle(paths)):
            due = start + number / RATE
            if not running(due - start):
                break
            await asyncio.sleep(max(due - perf_counter(), 0))
            asked.append(asyncio.create_task(one(path, due)))
        return list(await asyncio.gather(*asked))


async def one_after_the_other(server: Served, paths: list[str], number: int) -> int:
    """So many requests, a few at a time; how many were not answered."""
    left = iter(list(islice(cycle(paths), number)))

    async def reader(line: Line) -> int:
        return sum([await line.ask(path) != 200 for path in left])

    return sum(await asyncio.gather(*(reader(Line(server)) for _ in range(4))))


def told(what: str, asked: list[Asked]) -> float:
    """Print what a load met; the 99th of a hundred."""
    times = sorted(seconds for status, seconds in asked if status == 200)
    p50, p99 = (times[min(int(len(times) * part), len(times) - 1)] for part in (0.5, 0.99))
    print(
        f"  {what}: {len(asked)} requests, p50 {p50 * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms, "
        f"max {times[-1] * 1000:.0f} ms, errors {len(asked) - len(times)}"
    )
    return p99


def memory(server: Served) -> str:
    """What each process of the server holds, in MiB; the largest are the workers."""
    held = sorted((resident(pid) for pid in tree(server.process.pid)), reverse=True)
    return ", ".join(f"{found:.0f}" for found in held)


def plainly(url: str, model: Model, made: District) -> float:
    """Seconds of one request where each is worked out anew, in turn of the three."""
    store, scope = open_store(url, model), Scope.of(made.key)

    def snapshot() -> Snapshot:
        reader = MaskedReader(store, model)
        return snapshot_of(reader, model, district_of(reader, made.key, scope), made.on)

    def links() -> bytes:
        analysis = analyse(snapshot())
        usual = usual_in(MaskedReader(store, model), analysis.snapshot, EVERYTHING)
        return as_json_bytes(links_json(analysis, islice(MissingLinks(analysis.snapshot, usual), 20)))

    ways = (
        lambda: as_json_bytes(analysis_json(analyse(snapshot()))),
        lambda: network_out(snapshot(), NetworkPart()).model_dump_json(by_alias=True).encode(),
        links,
    )
    found = sum(best(way, rounds=3) for way in ways) / len(ways)
    store.close()
    return found


def service(folder: Path) -> Measured:
    """200 requests a second for 20 s; the plain way works each answer out anew."""
    model, made, url = load_model(), district(7, 150, 0.1), f"sqlite:///{folder / 'netz.db'}"
    store = open_store(url, model)
    store.commit(made.batch(), scope=EVERYTHING)
    store.close()
    plain = plainly(url, model, made)
    print(f"  plain: {plain * 1000:.0f} ms a request, so at most {2 / plain:.0f} requests a second with two workers")
    paths = [f"/api/v1/districts/{made.key}/{part}?on={made.on}" for part in _PARTS]
    with serving(folder, "--store", url) as server:
        asyncio.run(one_after_the_other(server, paths, 60))
        print(f"  memory at start: {memory(server)} MiB")
        before = worked(server.process.pid)
        asked = asyncio.run(at_a_rate(server, paths, lambda gone: gone < SECONDS))
        each = (worked(server.process.pid) - before) / len(asked)
        print(f"  processor time a request, all processes of the server: {each * 1000:.1f} ms")
        p99 = told(f"{RATE} a second", asked)
        errors = asyncio.run(one_after_the_other(server, paths, REQUESTS - len(asked)))
        print(f"  memory after {REQUESTS} requests: {memory(server)} MiB, errors {errors}")
        told(f"while {ROWS} rows are imported", _while_importing(server, paths, folder, url))
    return Measured(p99, plain, f"p99 of {len(asked)} requests at {RATE} a second; plain is one request")


def _while_importing(server: Served, paths: list[str], folder: Path, url: str) -> list[Asked]:
    workbook = write_long_list(folder / "lang.xlsx", ROWS)
    command = [sys.executable, "-m", "api.cli", "import", str(workbook), "--store", url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as importing:
        # Two seconds more: what was committed is then read.
        ended: list[float] = []

        def running(gone: float) -> bool:
            if not ended and importing.poll() is not None:
                ended.append(gone)
            return not ended or gone < ended[0] + 2

        asked = asyncio.run(at_a_rate(server, paths, running))
        assert importing.returncode == 0, importing.stdout.read() if importing.stdout is not None else ""
    return asked
