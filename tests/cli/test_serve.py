"""``fruehnetz serve`` as a process that a browser would talk to."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT


@pytest.fixture
def port(lists: Path) -> Iterator[int]:
    """The port of a running server over the small lists."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    command = [sys.executable, "-m", "api.cli", "serve", str(lists), "--port", str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(number)
            yield number
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server does not answer")


def _get(port: int, path: str, host: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


def test_it_serves_the_list_on_this_computer_only(port: int) -> None:
    status, text = _get(port, "/api/v1/districts", f"127.0.0.1:{port}")
    assert (status, [d["key"] for d in json.loads(text)]) == (200, ["99001"])
    assert _get(port, "/", "localhost")[0] == 200
    assert _get(port, "/api/v1/districts", "evil.example")[0] == 421
