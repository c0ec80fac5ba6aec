"""Requests that may change something: their bodies reach the workers, and what was begun is not stopped half way."""

import asyncio
import json
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from api.front.asked import Asked
from api.front.body import works_on_list
from api.front.limits import Limits
from api.front.worker import answered
from ontology import Model
from tests.front.asking import API, KITA, asking, silent_server, stored, writing_elsewhere

ONE = Limits(workers=1, wait=30.0, answer=120.0, unwatched=0.0, body_bytes=1000)


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that says what it got."""
    body = await Request(scope, receive).body()
    await JSONResponse({"method": scope["method"], "bytes": len(body)})(scope, receive, send)


def test_a_worker_hands_the_whole_body_to_the_application() -> None:
    scope = {"type": "http", "method": "PATCH", "path": "/", "query_string": b"", "headers": []}
    found = asyncio.run(answered(echo, Asked.of(scope, b"a" * 70_000)))
    assert json.loads(found.body) == {"method": "PATCH", "bytes": 70_000}


@pytest.mark.parametrize(
    ("method", "path", "long"),
    [
        ("POST", "/bezirke/08212/listen", True),
        ("GET", "/bezirke/08212/listen", False),  # the door is open while a long list is worked on
        ("GET", "/bezirke/08212/arbeit", False),
        ("GET", "/bezirke/08212/listen/0a1b", True),
        ("POST", "/bezirke/08212/listen/0a1b/speichern", True),
        ("POST", "/bezirke/08212/zuruecknehmen", True),
        ("POST", f"{API}/revisions/3/undo", True),
        ("POST", f"{API}/districts/08212/imports", True),
        ("GET", "/bezirke/08212/tisch", False),
    ],
)
def test_work_on_lists_has_time_of_its_own(method: str, path: str, *, long: bool) -> None:
    assert works_on_list({"method": method, "path": path}) is long


@pytest.mark.slow
def test_a_body_within_the_limit_comes_to_the_application(tmp_path: Path, model: Model) -> None:
    async def scene() -> None:
        async with asking(stored(tmp_path, model), model, ONE) as asker:
            found = await asker.ask("POST", f"{API}/districts", [b"a" * 600, b"b" * 400])
            assert found is not None
            assert found.status == 405

    asyncio.run(scene())


@pytest.mark.slow
def test_a_body_beyond_the_limit_is_refused_before_anybody_works_on_it(model: Model) -> None:
    async def scene(port: int) -> None:
        # The store never answers: only what listens can have said this.
        async with asking(f"bolt://127.0.0.1:{port}?patience=600", model, ONE) as asker:
            found = await asker.ask("POST", f"{API}/entities", [b"a" * 600, b"b" * 401, b"c"])
            assert found is not None
            assert (found.status, found.headers["content-type"]) == (413, "application/problem+json")
            assert "höchstens 1000 Bytes" in found.text

    with silent_server() as port:
        asyncio.run(scene(port))


@pytest.mark.slow
def test_who_leaves_in_the_middle_of_a_body_has_begun_nothing(model: Model) -> None:
    async def scene(port: int) -> None:
        async with asking(f"bolt://127.0.0.1:{port}?patience=600", model, ONE) as asker:
            left = asyncio.Event()
            left.set()
            assert await asker.ask("POST", f"{API}/entities", [], left) is None

    with silent_server() as port:
        asyncio.run(scene(port))


@pytest.mark.slow
def test_a_change_goes_on_when_its_reader_leaves_and_says_in_the_end_that_it_is_uncertain(
    tmp_path: Path, model: Model
) -> None:
    async def scene() -> None:
        limits = Limits(workers=1, wait=30.0, answer=3.0, unwatched=0.0)
        url = stored(tmp_path, model)
        async with asking(url, model, limits) as asker:
            # On a busy machine the first answers are given up while a process is still starting.
            while (warm := await asker.get(f"{API}/districts")) is None or warm.status != 200:
                await asyncio.sleep(0.1)
            with writing_elsewhere(url):
                left = asyncio.Event()
                left.set()
                found = await asker.ask("POST", f"{API}/entities", [KITA], left)
            assert found is not None
            assert (found.status, "retry-after" in found.headers) == (504, False)
            assert "ungewiss" in found.text
            assert f"{API}/revisions" in found.text

    asyncio.run(scene())


@pytest.mark.slow
def test_a_change_that_was_not_begun_says_so(model: Model) -> None:
    async def scene(port: int) -> None:
        limits = Limits(workers=1, queue=2, wait=0.2, answer=30.0)
        async with asking(f"bolt://127.0.0.1:{port}?patience=3", model, limits) as asker:
            first = asyncio.create_task(asker.ask("POST", f"{API}/entities"))
            await asyncio.sleep(0)
            found = await asker.ask("POST", f"{API}/entities")
            assert found is not None
            assert (found.status, "retry-after" in found.headers) == (503, True)
            assert "Geändert wurde nichts" in found.text
            await first

    with silent_server() as port:
        asyncio.run(scene(port))
