"""Three doors: an example that can be taken away again, a list, an empty beginning; by right, and told what holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.invented import KEY as INVENTED
from api.invented import NAME
from api.rights import Grant, Role
from api.settings import Settings
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.accounts.installed import ADDRESS, COOKIE, Installation
from tests.client import TestClient

FORM = {"name": "Landkreis Irgendwo", "ags": "08999000"}


@pytest.fixture
def empty(model: Model) -> Iterator[GraphStore]:
    made = open_store("sqlite://", model)
    yield made
    made.close()


def _client(store: GraphStore, model: Model, settings: Settings | None = None) -> TestClient:
    app = create_app(store, model, settings or Settings())
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"}, follow_redirects=False)


@pytest.fixture
def client(empty: GraphStore, model: Model) -> TestClient:
    return _client(empty, model)


def test_where_there_is_nothing_three_doors_are_open(client: TestClient) -> None:
    page = client.get("/").text
    for door in ("Beispiel ansehen", "Liste hochladen", "Leer beginnen"):
        assert re.search(rf"<h2[^>]*>{door}</h2>", page)


def test_an_empty_district_begins_at_an_empty_table_that_says_what_to_do(client: TestClient) -> None:
    answer = client.post("/start", data=FORM)
    assert answer.headers["location"] == "/bezirke/08999/tisch?getan=1"
    page = client.get(answer.headers["location"]).text
    assert "Noch ist niemand erfasst" in page
    assert 'href="/bezirke/08999/listen"' in page
    assert "Landkreis Irgendwo" in page
    assert client.get("/").headers["location"] == "/bezirke/08999/tisch"


def test_the_law_of_the_land_holds_that_the_key_names(client: TestClient, empty: GraphStore) -> None:
    client.post("/start", data=FORM)
    found = list(empty.records(EVERYTHING, ["District"]))
    assert [(e.owner, e.value("land"), e.value("ags")) for e in found] == [("08999", "BW", "08999000")]


def test_whoever_wants_to_upload_goes_on_to_the_list(client: TestClient) -> None:
    answer = client.post("/start", data={"name": "Stadt Ohne Schlüssel", "weiter": "listen"})
    assert answer.headers["location"].startswith("/bezirke/stadt-ohne-schl")
    assert "/listen?" in answer.headers["location"]


@pytest.mark.parametrize(
    "filled",
    [
        {"name": " "},
        {"name": "X", "ags": "99001000"},
        {"name": "X", "ags": "0821200"},
        {"name": "X", "ags": "acht"},
        {"name": "X", "ags": "٠٨٢١٢٠٠٠"},
    ],
)
def test_what_does_not_fit_is_told_and_stays_filled_in(
    client: TestClient, empty: GraphStore, filled: dict[str, str]
) -> None:
    answer = client.post("/start", data=filled)
    assert answer.status_code == 422
    assert "Noch nicht angelegt" in answer.text
    assert f'value="{filled.get("ags", "")}"' in answer.text
    assert empty.head(EVERYTHING) is None


def test_a_district_that_is_there_is_not_begun_again(client: TestClient) -> None:
    client.post("/start", data=FORM)
    again = client.post("/start", data=FORM)
    assert again.status_code == 422
    assert "gibt es hier schon" in again.text


def test_a_hostile_name_is_text(client: TestClient) -> None:
    nasty = "<script>alert(1)</script>\"'"
    client.post("/start", data={**FORM, "name": nasty})
    for page in ("/start", "/bezirke/08999/tisch"):
        assert "<script>alert" not in client.get(page).text


def test_the_example_is_filled_named_as_invented_and_gone_with_one_click(client: TestClient, empty: GraphStore) -> None:
    answer = client.post("/start/beispiel")
    assert answer.headers["location"] == f"/bezirke/{INVENTED}/tisch?getan=1"
    page = client.get(answer.headers["location"]).text
    assert NAME in page
    assert "erfunden" in NAME
    assert re.search(r"Am Tisch sitzen 1\d von 20", page)
    assert client.post("/start/beispiel").headers["location"] == f"/bezirke/{INVENTED}/tisch"
    gone = client.post(f"/bezirke/{INVENTED}/zuruecknehmen?zurueck=tisch", data={"nummer": "1"})
    assert gone.headers["location"] == "/start"
    assert list(empty.records(EVERYTHING)) == []


def test_several_districts_stand_with_their_state(client: TestClient, empty: GraphStore) -> None:
    empty.commit(musterstadt.batch(), EVERYTHING)
    client.post("/start", data=FORM)
    page = client.get("/").text
    assert '<a href="/bezirke/99001/tisch">' in page
    assert re.search(r"\d+ von \d+ am Tisch, \d+ offene Fragen", page)


def test_a_list_that_is_only_opened_says_how_long_it_holds(empty: GraphStore, model: Model) -> None:
    assert "bis der Server endet" in _client(empty, model, Settings().for_a_list()).get("/start").text
    assert "bis der Server endet" not in _client(empty, model).get("/start").text


@pytest.mark.parametrize(
    ("role", "district", "begins"),
    [(Role.READING, "08999", False), (Role.COORDINATION, "08999", True), (Role.COORDINATION, "99001", False)],
)
def test_whoever_has_no_right_to_a_district_cannot_begin_it(  # noqa: PLR0913 - fixtures and cases
    empty: GraphStore, model: Model, installation: Installation, role: Role, district: str, *, begins: bool
) -> None:
    installation.add(role, Grant(role, district))
    app = create_app(empty, model, Settings(allowed_hosts=("fruehnetz.example",)), accounts=installation.accounts)
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as client:
        asked = {
            "headers": {"Cookie": f"{COOKIE}={installation.session(role)}", "Accept-Language": "de", "Origin": ADDRESS}
        }
        page = client.get("/start", **asked).text  # type: ignore[arg-type]
        proof = re.search(r'name="csrf" value="([^"]+)"', page)
        data = {**FORM, "csrf": proof[1] if proof else ""}
        answer = client.post("/start", data=data, **asked)  # type: ignore[arg-type]
        assert (answer.status_code == 303) is begins
        assert client.post("/start/beispiel", data=data, **asked).status_code in (403, 404)  # type: ignore[arg-type]
    assert (empty.head(EVERYTHING) is not None) is begins


def test_lists_of_a_demo_lie_in_its_own_folder_and_go_with_it(tmp_path: Path) -> None:
    assert Settings().for_a_list(str(tmp_path)).folder_of_lists() == tmp_path / "imports"
    named = Settings(work=tmp_path / "named")
    assert named.for_a_list(str(tmp_path)).folder_of_lists() == tmp_path / "named"
