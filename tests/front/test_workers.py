"""Answers come from processes that can be stopped: a silent store, a reader who leaves, too many at once, the end."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from multiprocessing import active_children
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from api.front.limits import Limits
from graph.errors import NotAnsweringError
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from graph.stores.bolt import Connection
from graph.stores.patience import Breaker, Pulse, SilenceError, heard_within
from ontology import Model
from tests.front.asking import API, KITA, Answer, Asker, asking, gone_port, silent_server, stored

ONE = Limits(workers=1, wait=30.0, answer=120.0, unwatched=0.0)


@pytest.mark.slow
def test_an_answer_is_that_of_the_application_with_its_guard(tmp_path: Path, model: Model) -> None:
    async def scene() -> None:
        async with asking(stored(tmp_path, model), model, ONE) as asker:
            found = await asker.get(f"{API}/districts")
            assert found is not None
            assert [d["key"] for d in json.loads(found.text)] == ["99001"]
            assert found.headers["x-content-type-options"] == "nosniff"
            missing = await asker.get("/nichts")
            assert missing is not None
            assert missing.status == 404

    asyncio.run(scene())


# -- a store that does not answer -------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_silent_server_is_told_while_health_answers(model: Model, scheme: str) -> None:
    async def scene(port: int) -> None:
        url = f"{scheme}://neo4j:geheim@127.0.0.1:{port}?patience=0.5"
        async with asking(url, model, ONE) as asker:
            waiting = asyncio.create_task(asker.get(f"{API}/ready"))
            health = await asker.get(f"{API}/health")
            assert health is not None
            assert (health.status, waiting.done()) == (200, False)
            _told_calmly(await waiting, port)

    with silent_server() as port:
        asyncio.run(scene(port))


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", f"{API}/ready", f"{API}/districts"])
def test_a_gone_server_is_told(model: Model, path: str) -> None:
    async def scene(port: int) -> None:
        async with asking(f"bolt://neo4j:geheim@127.0.0.1:{port}?patience=4", model, ONE) as asker:
            _told_calmly(await asker.get(path), port)

    asyncio.run(scene(gone_port()))


def _told_calmly(found: Answer | None, port: int) -> None:
    """503 with the time to try again, and nothing of address, user, password or variables."""
    assert found is not None
    status, headers, text = found
    assert status == 503
    assert int(headers["retry-after"]) > 0
    assert "default-src 'none'" in headers["content-security-policy"]
    assert not [word for word in (str(port), "127.0.0.1", "neo4j", "geheim", "FRUEHNETZ_") if word in text]


def test_a_server_that_did_not_answer_is_not_asked_again_for_a_while() -> None:
    with silent_server() as port:
        connection = Connection(f"bolt://127.0.0.1:{port}?patience=0.3")
        with pytest.raises(NotAnsweringError):
            connection.agent()
        for _ in range(3):
            with pytest.raises(NotAnsweringError, match="a moment ago"):
                connection.rows("RETURN 1")
        connection.close()


def test_after_the_rest_one_tries_and_the_others_are_told() -> None:
    time = [0.0]
    breaker, asked = Breaker(5.0, lambda: time[0]), list[str]()

    def ask(answer: Callable[[], None]) -> str:
        try:
            with breaker.guarding():
                asked.append("asked")
                answer()
        except NotAnsweringError as error:
            return str(error)
        return "answered"

    def silent() -> None:
        raise NotAnsweringError("silent")

    assert ask(silent) == "silent"
    time[0] = 4.9
    assert ask(silent) != "silent"
    time[0] = 5.1
    assert ask(lambda: asked.append(ask(silent))) == "answered"
    assert asked[-1] not in ("silent", "answered")  # who came while the first one tried
    assert ask(lambda: None) == "answered"
    assert asked.count("asked") == 3


def test_somebody_who_speaks_now_and_then_is_waited_for() -> None:
    pulse = Pulse()

    def slow() -> str:
        for _ in range(20):
            sleep(0.05)
            pulse.beat()
        return "done"

    def announced() -> str:
        pulse.beat(30)
        sleep(1)
        return "saved"

    assert heard_within(0.6, pulse, slow) == "done"
    pulse = Pulse()
    assert heard_within(0.6, pulse, announced) == "saved"
    with pytest.raises(SilenceError):
        heard_within(0.05, Pulse(), lambda: sleep(1))


def test_who_broke_off_is_not_waited_for_and_nothing_is_saved_any_more() -> None:
    pulse, ended = Pulse(), Event()

    def saves_at_last() -> None:
        sleep(0.3)
        try:
            pulse.beat()
        except SilenceError:
            ended.set()
            raise

    with pytest.raises(SilenceError):
        heard_within(0.05, pulse, saves_at_last)
    assert ended.wait(30)


def test_an_error_of_the_work_itself_is_that_error() -> None:
    def broken() -> None:
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        heard_within(5.0, Pulse(), broken)


# -- too much at once -------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_what_does_not_fit_in_the_queue_is_refused_at_once_and_health_answers(model: Model) -> None:
    limits = Limits(workers=1, queue=2, wait=0.2, answer=30.0)

    async def scene(port: int) -> None:
        async with asking(f"bolt://127.0.0.1:{port}?patience=3", model, limits) as asker:
            many = [asyncio.create_task(asker.get(f"{API}/ready")) for _ in range(12)]
            health = await asker.get(f"{API}/health")
            found = await asyncio.gather(*many)
            assert health is not None
            assert health.status == 200
            assert {a.status for a in found if a is not None} == {503}
            assert all(a is not None and "retry-after" in a.headers for a in found)
            assert sum("mehr gefragt" in a.text for a in found if a is not None) >= 9

    with silent_server() as port:
        asyncio.run(scene(port))


@pytest.mark.slow
def test_an_answer_that_takes_too_long_is_stopped_with_a_sentence_and_the_next_is_answered(model: Model) -> None:
    limits = Limits(workers=1, wait=30.0, answer=0.3)

    async def scene(port: int) -> None:
        # The store is silent for longer than an answer may take: the worker itself is stopped.
        async with asking(f"bolt://127.0.0.1:{port}?patience=600", model, limits) as asker:
            for _ in range(2):
                found = await asker.get(f"{API}/ready")
                assert found is not None
                assert (found.status, "dauert zu lange" in found.text) == (503, True)

    with silent_server() as port:
        asyncio.run(scene(port))


@pytest.mark.slow
def test_work_whose_reader_left_is_stopped_and_the_worker_is_there_for_the_next(model: Model) -> None:
    async def scene(port: int) -> None:
        async with asking(f"bolt://127.0.0.1:{port}?patience=600", model, ONE) as asker:
            left = asyncio.Event()
            first = asyncio.create_task(asker.get(f"{API}/ready", left))
            await _asked(asker)
            left.set()
            assert await first is None
            # Were the first still worked on, the one worker would never be free.
            second_left = asyncio.Event()
            second = asyncio.create_task(asker.get(f"{API}/ready", second_left))
            await _asked(asker)
            second_left.set()
            assert await second is None

    with silent_server() as port:
        asyncio.run(scene(port))


async def _asked(asker: Asker) -> None:
    for _ in range(50):
        await asker.get(f"{API}/health")
        await asyncio.sleep(0.01)


@pytest.mark.slow
def test_workers_that_die_before_they_answer_come_back_more_slowly(
    tmp_path: Path, model: Model, caplog: pytest.LogCaptureFixture
) -> None:
    limits = Limits(workers=1, wait=0.1)

    async def scene() -> None:
        async with asking(stored(tmp_path, model), model, limits) as asker, _dying():
            found = await asker.get(f"{API}/districts")
            assert found is not None
            assert (found.status, "beendet" in found.text) == (503, True)
            assert "2 workers in a row ended" in caplog.text
            assert active_children() == []
            found = await asker.get(f"{API}/districts")
            assert found is not None
            assert (found.status, "mehr gefragt" in found.text) == (503, True)

    asyncio.run(scene())


@pytest.mark.slow
def test_a_change_is_not_begun_where_no_worker_lives_long_enough_and_says_so(tmp_path: Path, model: Model) -> None:
    async def scene(url: str) -> None:
        async with asking(url, model, Limits(workers=1, wait=0.1)) as asker, _dying():
            found = await asker.ask("POST", f"{API}/entities", [KITA])
            assert found is not None
            assert (found.status, "retry-after" in found.headers) == (503, True)
            assert "nicht begonnen" in found.text

    url = stored(tmp_path, model)
    asyncio.run(scene(url))
    assert _batches(url, model) == 1


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_while_idle_is_as_if_it_had_not_been_asked(
    tmp_path: Path, model: Model, workers: int
) -> None:
    limits = Limits(workers=workers, wait=30.0, answer=120.0)

    async def scene(url: str) -> None:
        async with asking(url, model, limits) as asker:
            statuses = []
            for _ in range(2):
                for worker in active_children():
                    worker.kill()
                changed = await asker.ask("POST", f"{API}/entities", [KITA])
                for worker in active_children():
                    worker.kill()
                read = await asker.get(f"{API}/districts")
                statuses += [found.status for found in (changed, read) if found is not None]
            assert statuses == [201, 200] * 2

    url = stored(tmp_path, model)
    asyncio.run(scene(url))
    assert _batches(url, model) == 3


@pytest.mark.slow
def test_a_change_that_a_worker_has_not_read_when_it_dies_is_written_once_by_another(
    tmp_path: Path, model: Model
) -> None:
    async def scene(url: str) -> None:
        async with asking(url, model, ONE) as asker:
            await asker.get(f"{API}/districts")
            (worker,) = active_children()
            os.kill(worker.pid or 0, signal.SIGSTOP)
            asked = asyncio.create_task(asker.ask("POST", f"{API}/entities", [KITA]))
            await _asked(asker)  # it lies in the pipe by now, where nobody reads it
            worker.kill()
            found = await asked
            assert found is not None
            assert found.status == 201

    url = stored(tmp_path, model)
    asyncio.run(scene(url))
    assert _batches(url, model) == 2


@asynccontextmanager
async def _dying() -> AsyncIterator[None]:
    """Every worker is killed as soon as it is there."""

    async def kill() -> None:
        while True:
            for worker in active_children():
                worker.kill()
            await asyncio.sleep(0.001)

    killing = asyncio.create_task(kill())
    try:
        yield
    finally:
        killing.cancel()


def _batches(url: str, model: Model) -> int:
    """How many batches a store holds."""
    store = open_store(url, model)
    try:
        newest = store.head(EVERYTHING)
        return 0 if newest is None else newest.number
    finally:
        store.close()


@pytest.mark.slow
def test_the_end_does_not_wait_for_what_never_ends(model: Model) -> None:
    async def scene(port: int) -> None:
        async with asking(f"bolt://127.0.0.1:{port}?patience=600", model, ONE) as asker:
            waiting = [asyncio.create_task(asker.get(f"{API}/ready")) for _ in range(3)]
            await _asked(asker)
        found = [await task for task in waiting]
        assert {answer.status for answer in found if answer is not None} == {503}

    with silent_server() as port:
        asyncio.run(scene(port))


@pytest.mark.slow
def test_a_store_opened_before_is_not_needed_for_the_program_to_run(tmp_path: Path, model: Model) -> None:
    async def scene() -> None:
        async with asking(f"sqlite:///{tmp_path / 'gibt' / 'es' / 'nicht.db'}", model, ONE) as asker:
            health, ready = await asker.get(f"{API}/health"), await asker.get(f"{API}/ready")
            assert health is not None
            assert ready is not None
            assert (health.status, ready.status) == (200, 503)
            assert "nicht.db" not in ready.text

    asyncio.run(scene())
