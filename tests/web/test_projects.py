"""The seed projects answer over the API: who does what by which source, what is due, what is asked and lacking."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.app import create_app
from api.commands.opening import now
from api.schemas.described import described
from api.seeds import seed
from api.settings import Settings
from graph.imports import import_file
from graph.projects import Disagreement, Involvement, Lack, PhaseDue, PrerequisiteState
from graph.stores import open_store
from ontology import Model
from tests.client import TestClient

API = "/api/v1"
QDFH, SUPPORT, KREIS = "shared:qdfh", "shared:prozessbegleitung", "01058"


@pytest.fixture(scope="module")
def projects(model: Model) -> Iterator[TestClient]:
    """A client over the seeds on projects."""
    store = open_store("sqlite://", model)
    for name in ("projekte", "rendsburg_eckernfoerde"):
        import_file(seed(name), store, model, author="test", time=now())
    with TestClient(create_app(store, model, Settings()), base_url="http://localhost") as client:
        yield client
    store.close()


def _who(projects: TestClient, project: str, kind: str) -> set[str]:
    found: list[dict[str, Any]] = projects.get(f"{API}/projects/{project}/involvements").json()
    return {i["actorName"] for i in found if i["kind"] == kind}


@pytest.mark.parametrize("project", [QDFH, SUPPORT])
@pytest.mark.parametrize("kind", ["carries", "funds", "accompanies", "evaluates"])
def test_who_carries_funds_accompanies_and_evaluates(projects: TestClient, project: str, kind: str) -> None:
    assert _who(projects, project, kind)


def test_sources_that_disagree_on_the_funding_stand_side_by_side(projects: TestClient) -> None:
    assert {"Bundesstiftung Frühe Hilfen", "Auridis Stiftung gGmbH"} <= _who(projects, QDFH, "funds")
    found = projects.get(f"{API}/projects/{QDFH}/involvements").json()
    sources = {s["source"] for i in found if i["kind"] in ("funds", "cofunds") for s in i["statements"]}
    assert len(sources) > 1


def test_a_project_says_where_its_sources_contradict_each_other(projects: TestClient) -> None:
    found = {
        d["property"]: d for p in (QDFH, SUPPORT) for d in projects.get(f"{API}/projects/{p}/disagreements").json()
    }
    assert found
    assert all(len({s["value"] for s in d["statements"]}) > 1 for d in found.values())


def test_prerequisites_of_a_district_say_what_is_known(projects: TestClient) -> None:
    found = projects.get(f"{API}/districts/{KREIS}/prerequisites", params={"project": QDFH}).json()
    assert found
    assert all(p["presence"] == "unknown" for p in found if not p["checked"])
    assert any(p["checked"] and (p["evidence"] or p["statements"]) for p in found)


def test_a_phase_is_due_at_some_day_of_the_project(projects: TestClient) -> None:
    answers = [projects.get(f"{API}/projects/{SUPPORT}/phase?on={year}").json() for year in range(2021, 2028)]
    assert any(a["due"] or a["undated"] for a in answers)
    assert all(a["on"].endswith("-12-31") for a in answers)


def test_rendsburg_lacked_a_concept_in_august_2018(projects: TestClient) -> None:
    found = projects.get(f"{API}/districts/{KREIS}/lacking?on=2018-08").json()
    assert "Konzept" in " ".join(lack["name"] for lack in found)
    assert found[0]["statements"][0]["locator"]
    assert projects.get(f"{API}/districts/{KREIS}/lacking?on=2017").json() == []


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        (f"projects/{QDFH}/involvements", Involvement),
        (f"projects/{SUPPORT}/disagreements", Disagreement),
        (f"projects/{SUPPORT}/phase?on=2022", PhaseDue),
        (f"districts/{KREIS}/prerequisites?project={QDFH}", PrerequisiteState),
        (f"districts/{KREIS}/lacking?on=2018-08", Lack),
    ],
)
def test_answers_have_the_shape_that_is_described(projects: TestClient, path: str, shape: type) -> None:
    found = projects.get(f"{API}/{path}").json()
    rows = found if isinstance(found, list) else [found]
    assert rows
    assert [described(shape).model_validate(r).model_dump(mode="json") for r in rows] == rows
