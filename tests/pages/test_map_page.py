"""The map at rest sums ties to ribbons and names who does not meet; in focus it shows one actor, found by its name."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from api.app import create_app
from api.settings import Settings
from graph.analysis import Analysis
from graph.map.at_rest import Lit, map_at_rest, map_lit, ribbons
from graph.map.canvas import canvas_of
from graph.map.picture import MISSING, Node
from graph.records import Relation
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Change
from ontology import Model
from ontology.names import RelationType
from tests import musterstadt as m
from tests.client import TestClient
from tests.findings.conftest import karlsruhe

__all__ = ["karlsruhe"]
PLACE = f"/bezirke/{m.KEY}/karte"


def _nowhere(node: Node) -> str:
    del node
    return "#"


@pytest.fixture
def client(musterstadt_store: GraphStore, model: Model) -> TestClient:
    app = create_app(musterstadt_store, model, Settings(on="2024-06-30"))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"})


def test_ribbons_are_the_ties_between_sectors(karlsruhe: Callable[[str], Analysis]) -> None:
    sheet = canvas_of(karlsruhe("2024-09-24"))
    group = {n.id: n.group for n in sheet.picture.nodes}
    pairs = [tuple(sorted((group[e.a], group[e.b]))) for e in sheet.picture.edges if e.layer != MISSING]
    assert {r.groups: r.ties for r in ribbons(sheet)} == {p: n for p, n in Counter(pairs).items() if p[0] != p[1]}
    drawn = map_at_rest(sheet, _nowhere)
    assert drawn.count('class="ribbon"') == len(ribbons(sheet))
    assert drawn.count('class="edge missing"') == sum(e.layer == MISSING for e in sheet.picture.edges)


def test_in_focus_every_tie_of_one_actor_is_drawn_and_no_other(karlsruhe: Callable[[str], Analysis]) -> None:
    sheet = canvas_of(karlsruhe("2024-09-24"))
    focus = max(sheet.picture.actors, key=lambda n: n.ties)
    own = [e for e in sheet.picture.edges if focus.id in (e.a, e.b)]
    drawn = map_lit(sheet, Lit((focus.id,), tuple(own)), _nowhere)
    near = {focus.id, *(end for e in own for end in (e.a, e.b))}
    assert drawn.count('class="edge ') == len(own)
    assert drawn.count(' pale"') == len(sheet.picture.nodes) - len(near)
    assert drawn.count(' chosen"') == 1


@pytest.mark.parametrize("asked", ["Gesundheitsamt", "gesundheits", "HEITSAMT", m.GESUNDHEITSAMT])
def test_an_actor_is_found_by_id_name_or_part_of_it(client: TestClient, asked: str) -> None:
    text = client.get(PLACE, params={"akteur": asked}).text
    assert re.search(r'id="panel-h"[^>]*><bdi>Gesundheitsamt</bdi>', text)
    assert "Steuerungsgruppe" in text


def test_who_is_not_found_is_said_and_what_was_asked_is_text(client: TestClient) -> None:
    text = client.get(PLACE, params={"akteur": "<script>zzz"}).text
    assert "Nichts gefunden" in text
    assert "&lt;script&gt;zzz" in text
    assert "<script>zzz" not in text


def test_where_few_were_asked_the_map_does_not_say_that_nothing_is_missing(model: Model) -> None:
    store = open_store("sqlite://", model)
    whole = m.batch()
    store.commit(replace(whole, changes=tuple(c for c in whole.changes if not _told_of_ties(c))), EVERYTHING)
    client = TestClient(create_app(store, model, Settings(on="2024-06-30")), base_url="http://localhost")
    german = {"Accept-Language": "de"}
    text = client.get(PLACE, headers=german).text
    matrix = client.get(f"/bezirke/{m.KEY}/wer-mit-wem", headers=german).text
    focus = client.get(PLACE, params={"akteur": m.GESUNDHEITSAMT}, headers=german).text
    store.close()
    assert "Keine erwartete Verbindung" not in text + focus
    assert "Nichts fällt heraus" not in matrix
    assert "Erwartet und nicht erfasst: 0" not in text
    assert all("Deshalb steht hier nicht, wie viele zu erwarten wären." in page for page in (text, matrix))
    assert "Dafür ist noch zu wenig erfasst." in focus
    assert "Dafür ist noch zu wenig erfasst." in matrix


def _told_of_ties(change: Change) -> bool:
    record = change.record
    return isinstance(record, Relation) and record.type in (RelationType.COOPERATION, RelationType.SIGNS)
