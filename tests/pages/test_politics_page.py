"""Politics and who sits where as pages: somebody is thought away in the address alone, a mark opens its paper."""

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest

from api.app import create_app
from api.settings import Settings
from graph.analysis import Analysis
from graph.anchoring.lines import anchoring_of
from graph.district.consultations import consultations
from graph.district.snapshot import Snapshot
from graph.imports import import_file
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from ontology.names import EntityType
from tests import musterstadt as m
from tests.client import TestClient
from tests.findings.conftest import SEED, karlsruhe

__all__ = ["karlsruhe"]
POLITICS, SEATING = f"/bezirke/{m.KEY}/politik", f"/bezirke/{m.KEY}/wer-sitzt-wo"
FAR = "99002"
ADDRESS = "https://ris.example/vo020?VOLFDNR=1&x=2"


def _batch() -> Batch:
    far = Claim(EXISTS, "true")
    paper = m.a(m.BERICHT_VORLAGE, EntityType.PAPER, m.COUNCIL, name='<b onclick="x">Bericht</b>', sameAs=ADDRESS)
    records = [r for r in m.records() if r.id != paper.id]
    other = (
        entity(f"{FAR}:bezirk", "District", FAR, [far, Claim("name", "Kreis Fern")]),
        entity(f"{FAR}:A01", "Organization", FAR, [far, Claim("name", "Ferne Stelle")]),
    )
    return Batch("Test", m.TIME, "Liste", tuple(put(r) for r in (*records, paper, *other)))


@pytest.fixture(scope="module")
def store(model: Model) -> Iterator[GraphStore]:
    opened = open_store("sqlite://", model)
    opened.commit(_batch(), EVERYTHING)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def client(store: GraphStore, model: Model) -> TestClient:
    app = create_app(store, model, Settings(on="2024-06-30"))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})


def _spots(page: str) -> set[str]:
    return {unescape(id) for id in re.findall(r'class="place carrier spot" data-id="([^"]*)"', page)}


def test_the_word_of_the_navigation_leads_here(client: TestClient) -> None:
    text = client.get(POLITICS).text
    assert f'href="{POLITICS}" aria-current="page"' in text
    assert f'<a href="{SEATING}">' in text
    assert f'href="{POLITICS}" aria-current="true"' in client.get(SEATING).text


def test_who_is_thought_away_is_a_tag_and_no_longer_drawn(client: TestClient, store: GraphStore) -> None:
    before, head = client.get(POLITICS).text, store.head(EVERYTHING)
    assert f'data-id="{m.SKF}"' in before
    text = client.get(POLITICS, params={"ohne": m.SKF}).text
    assert f'data-id="{m.SKF}"' not in text
    assert "Ohne Sozialdienst katholischer Frauen" in text
    assert re.search(r"In den Jugendhilfeausschuss \d → \d Wege?", text)
    both = client.get(POLITICS, params={"ohne": [m.SKF, m.JUGENDAMT]}).text
    assert both.count("Zurückholen:") == 2
    assert store.head(EVERYTHING) == head
    assert client.get(POLITICS).text == before


def test_each_place_that_carries_is_a_link_that_thinks_it_away_as_well(client: TestClient) -> None:
    text = client.get(POLITICS, params={"ohne": m.SKF}).text
    found = re.search(rf'<a href="([^"]*)" class="place carrier[^"]*" data-id="{m.JUGENDAMT}"', text)
    assert found is not None
    further = client.get(unescape(found[1])).text
    assert further.count("Zurückholen:") == 2


@pytest.mark.parametrize("id", [f"{FAR}:A01", f"{FAR}:nobody", m.HEBAMMENKREIS, "<script>"])
def test_of_whom_carries_no_way_here_nothing_is_said(client: TestClient, id: str) -> None:
    text = client.get(POLITICS, params={"ohne": id}).text
    assert "die hier keinen Weg" in text or "der hier keinen Weg" in text
    assert "Ferne" not in text
    assert "<script>" not in text
    # The header brings along what was asked; nothing else may tell one unknown id from another.
    said = re.compile(r"[^<>]*keinen Weg trägt[^<>]*|<header.*?</header>", re.DOTALL)
    nobody = client.get(POLITICS, params={"ohne": "nobody"}).text
    assert said.sub("", text) == said.sub("", nobody)


def test_the_page_marks_the_cut_of_the_engine(karlsruhe: Callable[[str], Analysis], model: Model) -> None:
    opened = open_store("sqlite://", model)
    import_file(SEED, opened, model, author="test", time="2026-11-24T12:00:00+01:00")
    asking = TestClient(create_app(opened, model, Settings(on="2024-09-24")), base_url="http://localhost")
    for anchorage in anchoring_of(karlsruhe("2024-09-24").snapshot).anchorages:
        page = asking.get("/bezirke/08212/politik", params={"ziel": anchorage.body.id}).text
        assert _spots(page) == {*(anchorage.shared or anchorage.cut)}
    opened.close()


def test_each_consultation_is_one_mark_and_one_line(client: TestClient, musterstadt_snapshot: Snapshot) -> None:
    text = client.get(POLITICS).text
    rows = consultations(musterstadt_snapshot)
    grid = text[text.index('class="years"') : text.index("</table>", text.index('class="years"'))]
    assert grid.count('class="mark"') == len(rows) == 3
    for row in rows:
        assert text.count(f'id="beratung-{row.relation.id}"') == 1


def test_a_mark_opens_its_paper_without_saying_where_from(client: TestClient) -> None:
    text = client.get(POLITICS).text
    found = re.findall(r'<a class="mark" href="(https[^"]*)" rel="([^"]*)"', text)
    assert [(unescape(address), rel) for address, rel in found] == [(ADDRESS, "noreferrer")]
    assert '<b onclick="x">' not in text
    assert "nicht vollständig erfasst" in text


def test_who_sits_where_shows_empty_places_and_former_seats(client: TestClient) -> None:
    text = client.get(SEATING).text
    assert "Sitz der Eltern" in text
    assert "Platz vorgesehen" in text
    assert "früherer Sitz" in text
    assert "lange nicht bestätigt" in text
    assert "ausdrücklich nicht Mitglied" in text


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({"gremien": "layer:political"}, "SkF|Sozialdienst", "Geburtsklinik"),
        ({"bereich": "health"}, "Geburtsklinik", "Kita Löwenzahn"),
        ({"bereich": "health", "gremien": "kind:PARL-S"}, "In dieser Auswahl sitzt niemand", "Kita Löwenzahn"),
        ({"bereich": '"><script>'}, "In dieser Auswahl sitzt niemand", "<script>"),
    ],
)
def test_a_filter_is_a_plain_address(client: TestClient, asked: dict[str, str], there: str, gone: str) -> None:
    text = client.get(SEATING, params=asked).text
    assert re.search(there, text)
    assert gone not in text


@pytest.mark.parametrize("path", [POLITICS, SEATING])
def test_nothing_recorded_says_what_to_do(model: Model, path: str) -> None:
    store = open_store("sqlite://", model)
    store.commit(Batch("Test", m.TIME, "leer", tuple(put(r) for r in m.records() if r.id == m.DISTRICT)), EVERYTHING)
    answer = TestClient(create_app(store, model, Settings(on="2024-06-30")), base_url="http://localhost").get(path)
    store.close()
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert f"/bezirke/{m.KEY}/fragen" in answer.text


@pytest.mark.parametrize("path", [POLITICS, SEATING])
def test_the_page_speaks_english_throughout(client: TestClient, path: str) -> None:
    text = client.get(path, headers={"Accept-Language": "en"}).text
    assert '<html lang="en"' in text
    for german in (" und ", "Wege", "Gremium", "nicht erfasst", "bestätigt", "Stellen "):
        assert german not in re.sub(r"<bdi>.*?</bdi>", "", text), german
