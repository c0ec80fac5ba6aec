"""``fruehnetz serve`` as a process, and a browser that was let in."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_PATIENCE = 60


class Answer(NamedTuple):
    """Status, headers in lower case, and text."""

    status: int
    headers: dict[str, str]
    text: str


class Served:
    """A running server; ``told()`` is what it has said so far."""

    def __init__(self, process: "subprocess.Popen[str]", port: int, said: Path) -> None:
        self.process, self.port, self._said = process, port, said
        self.cookie = ""

    def told(self) -> str:
        return self._said.read_text("utf-8")

    def get(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request(method, path, headers={"Cookie": self.cookie} | headers)
            with connection.getresponse() as found:
                return Answer(found.status, {k.lower(): v for k, v in found.getheaders()}, found.read().decode())
        finally:
            connection.close()

    def tokens(self) -> list[str]:
        """The tokens that were printed, the newest last."""
        return re.findall(r"\?token=(\S+)", self.told())

    def enter(self) -> None:
        """Exchange the newest token."""
        answer = self.get(f"/?token={self.tokens()[-1]}")
        assert answer.status == 303, answer
        self.cookie = answer.headers["set-cookie"].partition(";")[0]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(folder: Path, *arguments: str, **environment: str) -> Iterator[Served]:
    """A server of ``fruehnetz serve``, let in; ``folder`` takes what it says.

    One process works in it: whoever looks at several sets ``FRUEHNETZ_WORKERS``.
    """
    with served_by(folder, "serve", *arguments, **environment) as found:
        yield found


@contextmanager
def served_by(folder: Path, *arguments: str, **environment: str) -> Iterator[Served]:
    """The same of any command that serves."""
    port, said = free_port(), folder / "gesagt.txt"
    command = [sys.executable, "-m", "api.cli", *arguments, "--port", str(port)]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("FRUEHNETZ_")} | {"FRUEHNETZ_WORKERS": "1"}
    with (
        said.open("w") as stream,
        subprocess.Popen(command, cwd=ROOT, env=kept | environment, stderr=stream, text=True) as process,
    ):
        try:
            found = Served(process, port, said)
            until = monotonic() + _PATIENCE
            while "läuft" not in found.told():
                assert process.poll() is None, found.told()
                assert monotonic() < until, found.told()
                sleep(0.02)
            if found.tokens():
                found.enter()
            yield found
        finally:
            process.kill()
