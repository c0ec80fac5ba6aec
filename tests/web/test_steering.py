"""What a steering group asks over the API: the answers of the command line, in the shape described, within scope."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.requests import Request
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app
from api.commands.opening import now
from api.rights import Caller, Grant, Role
from api.schemas.described import described
from api.seeds import seed
from api.settings import Settings
from graph.anchoring.as_json import AnchoringOut
from graph.as_json import AnalysisOut, IndicatorsOut, LinksOut
from graph.comparison.as_json import ComparisonOut
from graph.contribution.releasing import release_record
from graph.imports import import_file
from graph.records import Record, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.what_if.as_json import WhatIfOut
from ontology import Model
from tests import musterstadt
from tests.client import TestClient
from tests.synthetic.districts import district

API = "/api/v1"
DAY = "2024-09-24"
PERIOD = "comparison?from=2018&to=2024-09-24"


@pytest.fixture(scope="module")
def karlsruhe(model: Model) -> Iterator[TestClient]:
    """A client over seed/karlsruhe, below the gate."""
    store = open_store("sqlite://", model)
    import_file(seed("karlsruhe"), store, model, author="test", time=now())
    with TestClient(create_app(store, model, Settings(on=DAY)), base_url="http://localhost") as client:
        yield client
    store.close()


@pytest.fixture(scope="module")
def rich(model: Model) -> Iterator[TestClient]:
    """A client over a synthetic district above the gate."""
    store = open_store("sqlite://", model)
    made = district(7, unknown=0.1)
    store.commit(made.batch(), scope=EVERYTHING)
    with TestClient(create_app(store, model, Settings(on=made.on.isoformat())), base_url="http://localhost") as client:
        yield client
    store.close()


def _get(client: TestClient, path: str) -> Any:
    answer = client.get(f"{API}/districts/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def _cli(*arguments: str) -> Any:
    found = CliRunner().invoke(app, [*arguments, str(seed("karlsruhe")), "--json"])
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        ("links?limit=500", ["links", "--limit", "0", "--on", DAY]),
        ("what-if", ["whatif", "--on", DAY]),
        (
            "what-if?pair=08212:A10&pair=Frühförder&lang=en",
            ["whatif", "--pair", "08212:A10", "Frühförder", "--on", DAY, "--lang", "en"],
        ),
        ("anchoring", ["anchoring", "--on", DAY]),
        (PERIOD, ["compare", "--from", "2018-12-31", "--to", DAY]),
    ],
)
def test_it_is_the_answer_of_the_command_line(karlsruhe: TestClient, path: str, arguments: list[str]) -> None:
    assert _get(karlsruhe, f"08212/{path}") == _cli(*arguments)


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("findings", AnalysisOut),
        ("indicators", IndicatorsOut),
        ("links", LinksOut),
        ("what-if", WhatIfOut),
        ("anchoring", AnchoringOut),
        ("comparison?from=2023&to=2026-06-30", ComparisonOut),
    ],
)
def test_answers_have_the_shape_that_is_described(
    karlsruhe: TestClient, rich: TestClient, path: str, shape: type
) -> None:
    for client, key in ((karlsruhe, "08212"), (rich, "90007")):
        answer = _get(client, f"{key}/{path}")
        assert described(shape).model_validate(answer).model_dump(exclude_unset=True, mode="json") == answer


def test_above_the_gate_links_tell_their_effect_and_losses_are_named(rich: TestClient) -> None:
    links = _get(rich, "90007/links?limit=3")["links"]
    assert len(links) == 3
    assert all(link["effect"].startswith("Wege zwischen Jugendhilfe und Gesundheitswesen") for link in links)
    answer = _get(rich, "90007/what-if?limit=4")
    assert {len(answer[part]) for part in ("links", "actors", "ties", "seats")} == {4}


def test_below_the_gate_only_the_pair_asked_for_is_answered(karlsruhe: TestClient) -> None:
    plain = _get(karlsruhe, "08212/what-if")
    assert (plain["verdict"], plain["links"]) == (False, [])
    assert "actors" not in plain
    assert all(link["effect"] is None for link in _get(karlsruhe, "08212/links")["links"])
    asked = _get(karlsruhe, "08212/what-if?pair=08212:A10&pair=08212:A02")
    assert [len(asked["links"]), asked["verdict"]] == [1, False]


@pytest.mark.parametrize(
    "query",
    [
        "what-if?pair=08212:A10",
        "what-if?pair=08212:A10&pair=08212:A02&pair=08212:A03",
        "what-if?pair=08212:A10&pair=08212:A10",
        "what-if?pair=08212:A10&pair=Zoo",
        "what-if?pair=a&pair=e",
        "what-if?pair=&pair=",
        "what-if?pair=%00&pair=%ff",
        f"what-if?pair={'x' * 5000}&pair=y",
        "what-if?limit=0",
        "links?limit=501",
        "links?on=gestern",
        "anchoring?pair=a",
        "comparison",
        "comparison?from=2018",
        "comparison?from=2024&to=2018",
        "comparison?from=2018&to=2018",
        "comparison?from=2018-02-31&to=2020",
        "comparison?from=0000&to=2020",
    ],
)
def test_a_wrong_question_is_a_problem(karlsruhe: TestClient, query: str) -> None:
    answer = karlsruhe.get(f"{API}/districts/08212/{query}")
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


# -- what others have ---------------------------------------------------------------------------------------------


def _town(number: int, *, tied: bool) -> list[Record]:
    key, said = f"9900{number}", [Claim(EXISTS, "", "", "", "2024-03-01")]

    def made(local: str, type: str, **values: str) -> Record:
        return entity(
            f"{key}:{local}", type, key, [*said, *(Claim(p, v, "", "", "2024-03-01") for p, v in values.items())]
        )

    home = made("bezirk", "District", name=f"Geheimer Ort {number}", ags=f"{key}000", districtType="KS")
    records = [home, *(made(t, "Organization", name=f"{t} {number}", actorType=t) for t in ("HEB", "KITA"))]
    ends = f"{key}:HEB", f"{key}:KITA"
    return [*records, relation(f"{key}:c", "Cooperation", ends, key, said)] if tied else records


@pytest.mark.parametrize(
    ("towns", "seen", "usual"),
    [
        (6, ["99000"], True),
        (5, ["99000"], False),
        # Whoever sees one of the five others could subtract it and be left with four.
        (6, ["99000", "99001"], False),
        (7, ["99000", "99001"], True),
        (6, None, True),
    ],
)
def test_others_appear_only_as_most_of_five_that_the_reader_does_not_see(
    store: GraphStore, model: Model, towns: int, seen: list[str] | None, usual: bool
) -> None:
    for number in range(towns):
        records = tuple(
            put(r) for r in (*_town(number, tied=number > 0), release_record(f"9900{number}", "2024-03-01"))
        )
        store.commit(Batch("test", musterstadt.TIME, "Ort", records), scope=EVERYTHING)

    def caller(request: Request) -> Caller:  # noqa: ARG001
        return Caller.alone() if seen is None else Caller("K", tuple(Grant(Role.READING, key) for key in seen))

    client = TestClient(create_app(store, model, Settings(), caller_of=caller), base_url="http://localhost")
    text = client.get(f"{API}/districts/99000/links?on=2024-06").text
    assert ("In den meisten vergleichbaren Bezirken" in text) is usual
    assert not [n for n in range(1, towns) if f"9900{n}" in text or f"Ort {n}" in text]
