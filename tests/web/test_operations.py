"""What operations take and give is read off their routes, and says what the description says."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.app import ALL_PLACES, PLACES, Places, create_app
from api.manners.operations import Operation
from api.settings import Settings
from api.sieve import Sieved
from graph.stores import GraphStore
from ontology import Model
from tests.accounts.installed import Installation


def _described(description: dict[str, Any]) -> Iterator[tuple[str, Operation]]:
    for told in (told for path in description["paths"].values() for told in path.values()):
        asked = [p for p in told.get("parameters", ()) if p["in"] == "query"]
        good = [answer for code, answer in told["responses"].items() if code.startswith("2")]
        several = frozenset(p["name"] for p in asked if _is_list(p["schema"]))
        media = tuple(media for answer in good for media in answer.get("content", ()))
        yield told["operationId"], Operation(frozenset(p["name"] for p in asked), several, media)


def _is_list(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "array" or any(_is_list(one) for one in schema.get("anyOf", ()))


@pytest.mark.parametrize("places", [PLACES, ALL_PLACES])
def test_an_operation_takes_and_gives_what_its_description_says(
    places: Places, musterstadt_store: GraphStore, model: Model, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Installation.within(tmp_path_factory.mktemp("nobody")) as nobody:
        accounts = nobody.accounts if places is ALL_PLACES else None
        app = create_app(musterstadt_store, model, Settings(), accounts=accounts)
    said = dict(_described(app.openapi()))
    assert app.state.operations == said
    assert any(operation.several for operation in said.values())
    assert any(len(operation.media) > 1 for operation in said.values())


def test_what_routes_depend_on_is_worked_out_for_the_first_application(
    musterstadt_store: GraphStore, model: Model
) -> None:
    first, second = (
        {
            id(route.router)
            for route in create_app(musterstadt_store, model, Settings()).routes
            if isinstance(route, Sieved)
        }
        for _ in range(2)
    )
    assert len(first & second) > 50
