"""``python -m tests.bench.overload``: more is asked than can be answered. How health, the others and the end hold.

Options: ``--rate`` requests a second, ``--seconds``, ``--list`` (a list to serve). Half of the readers do not wait.
"""

import argparse
import asyncio
import random
import signal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter

from tests.served import ROOT, Served, serving

PATHS = ("/", "/api/v1/districts", "/api/v1/entities", "/api/v1/districts/08212/findings", "/api/v1/model")
REFUSED = (503,)
_GIVING_UP = 60.0


async def asked(server: Served, path: str, patience: float = _GIVING_UP) -> tuple[int, float]:
    """Status (0 if the connection broke or nobody waited any more) and seconds of one request."""
    start = perf_counter()
    try:
        async with asyncio.timeout(patience):
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            try:
                head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {server.cookie}\r\nConnection: close\r\n\r\n"
                writer.write(head.encode())
                line = await reader.readline()
                await reader.read()
                return int(line.split()[1]) if line else 0, perf_counter() - start
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return 0, perf_counter() - start


async def health(server: Served, until: float) -> list[tuple[int, float]]:
    """Ask for health twenty times a second."""
    found = []
    while monotonic() < until:
        found.append(await asked(server, "/api/v1/health"))
        await asyncio.sleep(0.05)
    return found


async def load(server: Served, rate: int, seconds: float) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """Health while others ask, and what these were told; who leaves is not counted."""
    chance, until = random.Random(1), monotonic() + seconds
    leaving: list[asyncio.Task[tuple[int, float]]] = []
    probing = asyncio.create_task(health(server, until))
    waiting: list[asyncio.Task[tuple[int, float]]] = []
    while monotonic() < until:
        leaves = chance.random() < 0.5
        task = asyncio.create_task(asked(server, chance.choice(PATHS), 1.0 if leaves else _GIVING_UP))
        (leaving if leaves else waiting).append(task)
        await asyncio.sleep(1 / rate)
    # The end comes while the last ones wait, as it does in life.
    return await probing, [task.result() for task in waiting if task.done()]


def share(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--list", type=Path, default=ROOT / "seed" / "karlsruhe")
    wished = parser.parse_args()
    with TemporaryDirectory() as folder, serving(Path(folder), str(wished.list)) as server:
        probes, others = asyncio.run(load(server, wished.rate, wished.seconds))
        start = perf_counter()
        server.process.send_signal(signal.SIGTERM)
        code = server.process.wait(timeout=60)
        ended, log = perf_counter() - start, len(server.told())
    times = [seconds for status, seconds in probes if status == 200]
    answered = sum(status == 200 for status, _ in others)
    refused = sum(status in REFUSED for status, _ in others)
    soon = sum(status != 0 and seconds <= 5 for status, seconds in others)
    print(
        f"health: {len(times)} of {len(probes)} answered, p50 {share(times, 0.5) * 1000:.0f} ms, "
        f"p99 {share(times, 0.99) * 1000:.0f} ms, max {max(times) * 1000:.0f} ms"
    )
    print(
        f"others: {len(others)}, answered {answered}, refused {refused}, broken {len(others) - answered - refused}; "
        f"within 5 s {soon / len(others):.1%}, slowest {max(s for _, s in others):.1f} s"
    )
    print(f"SIGTERM to end: {ended:.1f} s (exit {code}); log {log} characters")


if __name__ == "__main__":
    main()
