"""A server is killed while several clients write; the long form is ``python -m tests.bench.service_kills``."""

from collections.abc import Mapping
from random import Random

import pytest

from graph.records import Record, entity
from graph.records.claims import EXISTS, Claim
from tests.bench.service_kills import Tally, disagreeing, kill_often
from tests.bench.service_writers import OWN, Found, GoneError, Maker
from tests.neo4j_database import Database
from tests.service.person import Answer, Person


@pytest.mark.slow
@pytest.mark.parametrize(("store", "kills"), [("sqlite", 3), ("neo4j", 1)])
def test_a_killed_server_has_lost_nothing_acknowledged_and_goes_on(
    store: str, kills: int, request: pytest.FixtureRequest
) -> None:
    """Each kill is of all processes, of the one that listens, of a worker, or of one that is just starting."""
    database: Database | None = request.getfixturevalue("neo4j") if store == "neo4j" else None
    tally = Tally()
    kill_often(tally, Random(kills), kills, database)
    assert tally.wrong == []
    assert tally.kills.total() == kills
    assert tally.acknowledged >= kills


class _Scripted(Person):
    """Somebody at a server of which the answers are known beforehand; where there is none the connection breaks."""

    def __init__(self, *answers: Answer | None) -> None:
        super().__init__(0)
        self._answers = iter(answers)

    def ask(self, *_asked: object, **_headers: object) -> Answer:
        if (answer := next(self._answers)) is None:
            raise ConnectionError
        return answer


def _made(id: str) -> Answer:
    body = b'{"record": {"id": "%b", "values": {"name": ["Stelle 1"]}}, "revision": {"number": 1}}' % id.encode()
    return Answer(201, {"etag": '"1"'}, body)


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ({"a": "Stelle 1"}, []),
        ({}, ["a: None instead of _State(name='Stelle 1', locality='', alias='')"]),
        ({"a": "Stelle 1", "b": "Stelle 1"}, ["Stelle 1: there twice"]),
    ],
)
def test_what_is_lost_or_there_twice_is_noticed(records: Mapping[str, str], told: list[str]) -> None:
    maker = Maker(_Scripted(_made("a"), None, _made("a")), "Stelle")
    with pytest.raises(GoneError):
        maker.step()
    found = Found({id: _named(id, name) for id, name in records.items()}, [], kills=1)
    assert list(maker.settle(found)) == told


def test_another_answer_to_the_same_request_is_noticed() -> None:
    maker = Maker(_Scripted(_made("a"), None, _made("b")), "Stelle")
    with pytest.raises(GoneError):
        maker.step()
    found = Found({"a": _named("a", "Stelle 1")}, [], kills=1)
    assert list(maker.settle(found)) == ["Stelle-00000001: asked again, another answer"]


def test_a_record_that_no_batch_wrote_is_noticed() -> None:
    assert list(disagreeing(Found({"a": _named("a", "Stelle")}, [], kills=1))) == ["a: not as the journal says"]


def _named(id: str, name: str) -> Record:
    return entity(id, "Organization", OWN, [Claim(EXISTS, "true"), Claim("name", name)])
