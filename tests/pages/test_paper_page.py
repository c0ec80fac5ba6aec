"""The paper holds exactly what was ticked, in the order chosen, each sentence with a source; own words go nowhere."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import combinations, pairwise

import pytest

from api.app import create_app
from api.paper.chosen import CHOSEN, PART_LABELS, PROPOSAL, Selection
from api.paper.measuring import lines_in
from api.paper.pieces import Piece, piece
from api.paper.sheets import ROOM, sheets
from api.settings import Settings
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

PLACE = f"/bezirke/{musterstadt.KEY}/papier"
HEADINGS = {
    "stand": "Wer am Tisch sitzt",
    "karte": "Das Netzwerk",
    "befunde": "Was zu besprechen ist",
    "politik": "Beratungen in der Politik",
    "vorschlag": "Vorschlag der Gruppe",
    "fragen": "Offene Fragen",
}
NASTY = "<script>alert(1)</script>\u202e & „Satz“"


@pytest.fixture(scope="module")
def store(model: Model) -> Iterator[GraphStore]:
    made = open_store("sqlite://", model)
    made.commit(musterstadt.batch(), EVERYTHING)
    yield made
    made.close()


@pytest.fixture(scope="module")
def client(store: GraphStore, model: Model) -> TestClient:
    app = create_app(store, model, Settings(on="2024-06-30"))
    return TestClient(app, base_url="http://localhost", headers={"Accept-Language": "de"}, follow_redirects=False)


def _paper(text: str) -> str:
    """What is printed of a page."""
    return text[text.index('<div class="paper">') :].partition("<form")[0]


def _headings(text: str) -> list[str]:
    return re.findall(r'class="p-heading">([^<]+)<', _paper(text))


def _asked(client: TestClient, **said: str | list[str]) -> str:
    return client.get(PLACE, params={"gewaehlt": "1", **said}).text


def _keys(client: TestClient) -> list[str]:
    return re.findall(r'name="befund" value="([0-9a-f]{16})"', client.get(PLACE).text)


@pytest.mark.parametrize("ticked", [(), *combinations(PART_LABELS, 1), *combinations(PART_LABELS, 3), (*PART_LABELS,)])
def test_the_paper_holds_exactly_what_was_ticked(client: TestClient, ticked: tuple[str, ...]) -> None:
    text = _asked(client, teil=list(reversed(ticked)))
    wanted = [HEADINGS[part] for part in PART_LABELS if part in ticked and part in HEADINGS]
    assert [h for h in _headings(text) if h != "Quellen"] == wanted
    assert _paper(text).count("<figure") == len({"bild", "karte"} & set(ticked))
    ticks = re.findall(r'name="teil" value="(\w+)" checked', text)
    assert ticks == [part for part in PART_LABELS if part in ticked]


def test_findings_stand_in_the_order_of_the_group_and_others_do_not(client: TestClient) -> None:
    keys = _keys(client)
    chosen = [keys[2], keys[0]]
    text = _asked(client, teil=CHOSEN, befund=chosen)
    titles = re.findall(r'class="p-finding">', _paper(text))
    assert len(titles) == 2
    assert re.findall(r'name="befund" value="([0-9a-f]{16})" checked', text) == chosen
    moved = client.post(PLACE, data={"gewaehlt": "1", "teil": CHOSEN, "befund": chosen, "hoch": keys[0]})
    assert moved.status_code == 303
    again = client.get(moved.headers["location"]).text
    assert re.findall(r'name="befund" value="([0-9a-f]{16})" checked', again) == [keys[0], keys[2]]


def test_order_moves_within_its_ends() -> None:
    selection = Selection((), ("a", "b", "c"), "")
    assert selection.moved("a", -1).findings == ("a", "b", "c")
    assert selection.moved("a", 1).findings == ("b", "a", "c")
    assert selection.moved("c", 1).findings == ("a", "b", "c")
    assert selection.moved("x", 1) == selection


def test_every_citation_leads_to_a_source_and_every_source_is_cited(client: TestClient) -> None:
    text = _paper(_asked(client, teil=list(PART_LABELS), befund=_keys(client)[:4]))
    listed = re.findall(r'class="p-source"><span>\[(\d+)\]', text)
    cited = {n for refs in re.findall(r'class="refs">([\[\]\d]+)<', text) for n in re.findall(r"\d+", refs)}
    assert set(listed) == cited
    assert listed == [str(n) for n in range(1, len(listed) + 1)]
    said = re.findall(r'<p class="p-(?:text|item|note|own)">(.*?)</p>', text, re.DOTALL)
    assert said
    assert all('class="refs"' in one for one in said)


def test_own_words_are_shown_as_such_and_kept_nowhere(client: TestClient, store: GraphStore) -> None:
    before = store.head(EVERYTHING)
    form = {"gewaehlt": "1", "teil": PROPOSAL, "titel": NASTY, "text": f"Wir schlagen vor:\n\n{NASTY}"}
    answer = client.post(PLACE, data=form)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    paper = _paper(answer.text)
    assert "Wir schlagen vor:" in paper
    assert "Text der Gruppe, nicht aus der Auswertung" in paper
    assert "<script>alert" not in answer.text
    assert "Er wird nicht gespeichert" in answer.text
    link = re.search(r'href="([^"]+)">Link auf diese Auswahl', answer.text)
    assert link is not None
    assert "schlagen" not in link[1]
    assert "schlagen" not in client.get(unescape(link[1])).text
    assert store.head(EVERYTHING) == before


def test_what_nobody_wrote_is_marked_as_blank(client: TestClient) -> None:
    text = _paper(_asked(client, teil=PROPOSAL))
    assert "Noch auszufüllen" in text
    assert text.count("<hr>") >= 3
    assert "Quellen" not in _headings(text)


def test_the_file_is_the_same_paper_and_asks_nobody(client: TestClient) -> None:
    form = {"gewaehlt": "1", "teil": list(PART_LABELS), "befund": _keys(client)[:2], "text": "Unser Vorschlag."}
    shown = client.post(PLACE, data=form).text
    file = client.post(f"{PLACE}/datei", data=form)
    assert file.headers["content-disposition"].startswith('attachment; filename="papier-99001-2024-06-30.html"')
    sheet = re.compile(r'<section class="sheet".*?</section>', re.DOTALL)
    assert sheet.findall(file.text) == sheet.findall(shown)
    assert not re.search(r'(?:src|href)="(?!#|data:)|url\((?!data:)|<script', file.text)


def test_findings_that_are_not_there_and_long_texts_are_taken_as_far_as_they_go(client: TestClient) -> None:
    text = _asked(client, teil=[CHOSEN, "nichts"], befund=["0" * 16], titel="x" * 120)
    assert "Kein Befund ausgewählt" in _paper(text)
    long = client.post(PLACE, data={"gewaehlt": "1", "teil": PROPOSAL, "text": "Wort " * 1200}).text
    assert _paper(long).count("Wort") == 1200
    assert _paper(long).count('class="sheet"') > 1


def test_pages_are_full_to_the_edge_and_never_over_it() -> None:
    made = [piece("text", "Ein Satz. " * (n % 7 + 1)) for n in range(90)]
    pages = sheets(made)
    assert [p for page in pages for p in page.pieces] == made
    assert all(sum(p.height for p in page.pieces) <= ROOM for page in pages)
    for page, after in pairwise(pages):
        assert sum(p.height for p in page.pieces) + after.pieces[0].height > ROOM
    assert {page.of for page in pages} == {len(pages)}


def test_a_heading_is_never_the_last_of_a_page() -> None:
    made: list[Piece] = []
    for _ in range(40):
        made += [piece("heading", "Überschrift", keep=True), piece("text", "Satz. " * 30)]
    assert all(page.pieces[-1].kind == "text" for page in sheets(made))


def test_more_words_never_take_fewer_lines() -> None:
    counts = [lines_in("Kooperationsvereinbarung und mehr " * n, 10.5, 170) for n in range(1, 40)]
    assert counts == sorted(counts)
    assert lines_in("x" * 500, 10.5, 100) > 5


def test_how_many_pages_it_takes_is_said_first(client: TestClient) -> None:
    text = _asked(client, teil="stand")
    found = re.search(r"<h1[^>]*>([^<]+)<span[^>]*>(\d+) Wörter", text)
    assert found is not None
    assert found[1].strip() == "Passt auf eine Seite."
    assert int(found[2]) > 10
