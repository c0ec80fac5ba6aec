"""Of a large district nothing waits for its analysis that can do without: journal, undo, lists, records, search."""

from pathlib import Path
from typing import NoReturn

import pytest

from api.app import create_app
from api.settings import Settings
from graph.live import kept
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

PLACE = f"/bezirke/{musterstadt.KEY}"
LIST = "Einrichtung;Bereich\nKita Mond;Jugendhilfe\nSozialpädiatrisches Zentrum Ost;Gesundheit\n"
_NOT_YET = "noch nicht ausgewertet"


@pytest.fixture
def large(store: GraphStore, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Musterstadt as if it were large: whoever has it analysed would wait for too long."""

    def never(_: object) -> NoReturn:
        raise AssertionError("nobody asked for the analysis")

    monkeypatch.setattr(kept, "SOON", 0)
    monkeypatch.setattr(kept, "analyse", never)
    app = create_app(store, model, Settings(on="2024-06-30", work=tmp_path / "work"))
    headers = {"Accept-Language": "de"}
    return TestClient(app, base_url="http://localhost", headers=headers, follow_redirects=False)


def _head(store: GraphStore) -> int:
    newest = store.head(EVERYTHING)
    return newest.number if newest is not None else 0


@pytest.mark.parametrize(
    "page", ["verlauf", "listen", "suche?q=Kita", f"eintrag/{musterstadt.KITA}", "verlauf?lang=en"]
)
def test_what_needs_no_analysis_asks_for_none(large: TestClient, page: str) -> None:
    answer = large.get(f"{PLACE}/{page}")
    assert answer.status_code == 200
    assert "Musterstadt" in answer.text
    assert 'class="count"' not in answer.text.partition("</header>")[0]


def test_the_header_names_the_same_days(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    before = client.get(f"{PLACE}/verlauf").text.partition('class="asof"')[2].partition("</details>")[0]
    monkeypatch.setattr(kept, "SOON", 0)
    assert before == client.get(f"{PLACE}/verlauf").text.partition('class="asof"')[2].partition("</details>")[0]
    assert "neueste Liste" in before


def test_what_is_left_out_is_said_and_where_it_is(large: TestClient) -> None:
    for page in (f"eintrag/{musterstadt.KITA}", "suche?q=Kita"):
        text = large.get(f"{PLACE}/{page}").text
        assert _NOT_YET in text
        assert f'href="{PLACE}/fragen"' in text
        assert "Keine Frage und kein Befund" not in text
        assert "offene Fragen" not in text.partition("<main")[2].partition("</h1>")[0]


def test_a_list_is_brought_saved_and_taken_back(large: TestClient, store: GraphStore) -> None:
    before = _head(store)
    job = large.post(f"{PLACE}/listen", data={"zellen": LIST}).headers["location"]
    for step in ("spalten", "unklar", "vorschau"):
        assert large.get(f"{job}?schritt={step}").status_code == 200
    saved = large.post(f"{job}/speichern").headers["location"]
    result = large.get(saved)
    assert result.status_code == 200
    assert "<b>Befunde</b>" in result.text
    undone = large.post(f"{PLACE}/zuruecknehmen?zurueck=listen", data={"nummer": str(before + 1)})
    assert undone.status_code == 303
    assert large.get(undone.headers["location"]).status_code == 200
    assert _head(store) == before + 2


def test_once_it_is_analysed_the_pages_say_what_is_open(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "SOON", 0)
    assert client.get(f"{PLACE}/fragen").status_code == 200
    text = client.get(f"{PLACE}/eintrag/{musterstadt.KITA}").text
    assert 'class="count"' in text
    assert _NOT_YET not in text
