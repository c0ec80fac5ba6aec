"""What is written and counted of requests, with real workers: enough to run the service, nothing about persons."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families as families
from starlette.types import Receive, Scope, Send

from api.front.asked import Asked
from api.front.figures import METRICS
from api.front.limits import Limits
from api.front.logs import keep_log
from api.front.worker import answered
from api.settings import Settings
from graph.errors import InvalidError
from ontology import Model
from tests.front.asking import API, Answer, asking, gone_port, stored

ONE = Limits(workers=1, wait=30.0, answer=120.0)
KNOWN = (b"authorization", b"Bearer ein langes Geheimnis")
Values = dict[tuple[str, ...], float]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log as JSON, in memory."""
    keep_log("json")
    logger = logging.getLogger("fruehnetz.requests")
    (handler,) = logger.handlers
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    handler.setStream(written)
    yield written
    logger.handlers, logger.level = [], logging.NOTSET


def _asked(folder: Path, model: Model, *paths: str, limits: Limits = ONE) -> list[Answer]:
    async def scene() -> list[Answer]:
        async with asking(stored(folder, model), model, limits) as asker:
            found = [await asker.get(path) for path in paths]
            return [answer for answer in found if answer is not None]

    return asyncio.run(scene())


def _values(text: str, name: str) -> Values:
    samples = [s for family in families(text) for s in family.samples if s.name == name]
    return {tuple(value for _, value in sorted(s.labels.items())): s.value for s in samples}


def _with_token(folder: Path) -> Settings:
    secret = folder / "token"
    secret.write_text("ein langes Geheimnis\n")
    return Settings(metrics_token_file=secret)


@pytest.mark.slow
def test_a_line_names_the_route_and_nothing_of_what_was_asked(tmp_path: Path, model: Model, log: io.StringIO) -> None:
    found = _asked(tmp_path, model, f"{API}/districts/99001", f"{API}/entities/99001:Muellerin", "/ganz/Geheimes")
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [line["route"] for line in lines] == [f"{API}/districts/{{key}}", f"{API}/entities/{{id}}", "-"]
    assert [line["status"] for line in lines] == [200, 404, 404]
    assert [line["bytes"] for line in lines] == [len(answer.text.encode()) for answer in found]
    assert [line["requestId"] for line in lines] == [answer.headers["x-request-id"] for answer in found]
    assert {*lines[0]} == {"time", "level", "requestId", "method", "route", "status", "ms", "bytes"}
    assert not [word for word in ("99001", "Muellerin", "Geheimes", "localhost") if word in log.getvalue()]


@pytest.mark.slow
def test_a_problem_names_the_request_by_which_its_line_is_found(tmp_path: Path, model: Model) -> None:
    first, second = _asked(tmp_path, model, f"{API}/districts/1", f"{API}/districts/1")
    assert json.loads(first.text)["requestId"] == first.headers["x-request-id"]
    assert first.headers["x-request-id"] != second.headers["x-request-id"]


@pytest.mark.slow
def test_the_figures_count_by_route_what_all_workers_answered(tmp_path: Path, model: Model) -> None:
    findings = f"{API}/districts/99001/findings"
    *_, figures = _asked(tmp_path, model, findings, findings, "/nichts", f"{API}/health", METRICS)
    assert figures.headers["content-type"].startswith("text/plain; version=")
    counted = _values(figures.text, "fruehnetz_requests_total")
    route = f"{API}/districts/{{key}}/findings"
    assert counted == {
        ("GET", route, "200"): 2.0,
        ("GET", "-", "404"): 1.0,
        ("GET", f"{API}/health", "200"): 1.0,
    }
    assert _values(figures.text, "fruehnetz_request_seconds_count")[route,] == 2.0
    assert _values(figures.text, "fruehnetz_kept_misses_total")[()] == 1.0
    assert _values(figures.text, "fruehnetz_kept_hits_total")[()] >= 1.0
    assert _values(figures.text, "fruehnetz_kept_bytes")[()] > 0
    assert _values(figures.text, "fruehnetz_workers")[()] == 1.0


@pytest.mark.slow
def test_a_store_that_does_not_answer_is_counted_and_rests(tmp_path: Path, model: Model) -> None:
    settings = _with_token(tmp_path)

    async def scene() -> str:
        async with asking(f"bolt://neo4j:geheim@127.0.0.1:{gone_port()}?patience=4", model, ONE, settings) as asker:
            unavailable = await asker.get(f"{API}/ready")
            asker.headers = [KNOWN]
            known = await asker.get(METRICS)
            assert unavailable is not None
            assert known is not None
            assert unavailable.status == 503
            return known.text

    text = asyncio.run(scene())
    assert _values(text, "fruehnetz_store_failures_total")[()] == 1.0
    assert _values(text, "fruehnetz_store_resting")[()] == 1.0


@pytest.mark.slow
def test_who_knows_the_token_reads_the_figures_while_nothing_is_answered(tmp_path: Path, model: Model) -> None:
    settings = _with_token(tmp_path)

    async def scene() -> None:
        nobody_answers = f"bolt://neo4j:geheim@127.0.0.1:{gone_port()}?patience=4"
        async with asking(nobody_answers, model, ONE, settings) as asker:
            other = await asker.get(METRICS)
            asker.headers = [KNOWN]
            known = await asker.get(METRICS)
            assert known is not None
            assert other is not None
            assert (known.status, other.status) == (200, 503)
            assert "fruehnetz_workers 1.0" in known.text

    asyncio.run(scene())


@pytest.mark.parametrize("said", ["", "kurz\n", None])
def test_a_token_that_is_none_is_refused_at_the_start(tmp_path: Path, said: str | None) -> None:
    secret = tmp_path / "token"
    if said is not None:
        secret.write_text(said)
    with pytest.raises(InvalidError, match="METRICS_TOKEN_FILE"):
        Settings(metrics_token_file=secret).metrics_token()


def test_what_broke_is_told_by_place_and_never_by_what_it_was_about() -> None:
    async def breaking(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 500})
        raise KeyError("Frau Muellerin")

    answer = asyncio.run(answered(breaking, Asked({})))
    assert answer.vitals.failed.startswith("KeyError < tests/operation/test_log_and_figures.py:")
    assert "Muellerin" not in answer.vitals.failed


@pytest.mark.slow
def test_a_quiet_log_tells_only_what_did_not_succeed(tmp_path: Path, model: Model, log: io.StringIO) -> None:
    logging.getLogger("fruehnetz.requests").setLevel(logging.WARNING)
    _asked(tmp_path, model, f"{API}/districts", "/nichts")
    assert log.getvalue() == ""
