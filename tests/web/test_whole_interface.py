"""Every operation, asked with what its description allows and with what it does not: nothing undescribed comes back."""

from typing import Any

import pytest
from fastapi import FastAPI, Response

from tests.web.asking_as import Account
from tests.web.following import walk
from tests.web.interface_world import world_of
from tests.web.whole_interface import Often, application, failures, operations

FEW = Often(examples=1, seed=1)
ONCE = Often(examples=1, seed=1, corners=False)


@pytest.fixture(scope="module")
def every() -> list[Any]:
    """The operations of the application."""
    return operations(application())


@pytest.mark.slow
def test_every_operation_keeps_to_its_description(every: list[Any]) -> None:
    assert len(every) > 30
    assert [problem for operation in every for problem in failures(operation, FEW)] == []


@pytest.mark.slow
@pytest.mark.parametrize("who", ["coordination"])
def test_every_operation_keeps_to_its_description_whoever_asks(who: str) -> None:
    """With accounts; as all others, and more often, ``python -m tests.bench.contract`` asks."""
    with world_of(who) as world:
        found, asking = list[str](), Account(world)
        for operation in operations(world.app):
            found += failures(operation, ONCE, asking)
    assert found == []
    assert (asking.answers[401] > 50) == (who == "nobody"), asking.answers


@pytest.mark.slow
def test_what_was_made_is_read_changed_and_removed_along_the_links() -> None:
    with world_of("coordination") as world:
        found = walk(world, walks=14, steps=15, followed=("/entities", "/scenarios"))
    assert found.wrong == []
    good = {name for name, status in found.linked if status < 300}
    assert good & {"getEntity", "getScenario", "getHistory", "getNeighbourhood", "getScenarioWhatIf"}
    assert good & {"changeEntity", "replaceEntity", "endEntity", "replaceScenario"}
    assert good & {"deleteEntity", "deleteScenario"}


def test_every_link_leads_to_an_operation_that_takes_what_it_is_given(every: list[Any]) -> None:
    raw = {o.definition.raw["operationId"]: o.definition.raw for o in every}
    links = [
        link
        for operation in raw.values()
        for answer in operation["responses"].values()
        for link in answer.get("links", {}).values()
    ]
    assert len(links) > 20
    for link in links:
        taken = {f"{p['in']}.{p['name']}" for p in raw[link["operationId"]]["parameters"]}
        assert {"path.id"} <= set(link["parameters"]) <= taken


@pytest.mark.slow
def test_what_does_not_keep_to_its_description_is_noticed() -> None:
    app = FastAPI(openapi_url="/api/v1/openapi.json")

    @app.get("/teapot")
    def teapot(small: int) -> int:
        return Response(str(small), 418 if small > 0 else 200, media_type="text/plain")  # type: ignore[return-value]

    (operation,) = operations(app)
    told = "\n".join(failures(operation, Often(examples=20, seed=1)))
    assert "UndefinedStatusCode" in told
    assert "UndefinedContentType" in told
