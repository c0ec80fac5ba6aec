"""The ways of the two other users in a browser, signed in at the real server: steering group, reader at the NZFH."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from api.app import create_app
from api.rights import Grant, Role
from api.settings import Settings
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt as m
from tests.accounts.installed import PASSWORD, Installation
from tests.documents.reading import signs
from tests.pages.conftest import Visited, Visits
from tests.pages.serving import served
from tests.served import free_port
from tests.web.test_nation_indicators import ID, KEYS, NO, YES, released_districts, write_state

PLACE = f"/bezirke/{m.KEY}"
STEERING, READER = "Steuerungsgruppe", "Auswertung NZFH"
OWNER, DUE = "Leitung Jugendamt", "2027-09-30"


@pytest.fixture
def districts(model: Model) -> Iterator[GraphStore]:
    """Ten districts that released their values, and Musterstadt, which did not."""
    store = released_districts(model, "sqlite://")
    store.commit(m.batch(), EVERYTHING)
    yield store
    store.close()


@pytest.fixture
def address(districts: GraphStore, model: Model, tmp_path: Path) -> Iterator[str]:
    """The service with accounts, at which both can sign in."""
    write_state(tmp_path / "tafel.json", (NO, YES) * 5)
    settings = Settings(on="2024-06-30", edition=tmp_path / "tafel.json", work=tmp_path)
    with Installation.within(tmp_path) as installation:
        installation.add(STEERING, Grant(Role.STEERING, m.KEY))
        installation.add(READER, Grant(Role.NZFH))
        app = create_app(districts, model, settings, accounts=installation.accounts)
        with served(app, free_port()) as found:
            yield found.replace("127.0.0.1", "localhost")


def _signed_in(address: str, visit: Visits, name: str) -> Visited:
    visited = visit(f"{address}/anmelden")
    visited.page.fill("#name", name)
    visited.page.fill("#password", PASSWORD)
    visited.page.click("button")
    visited.page.wait_for_url(lambda url: "/anmelden" not in url)
    return visited


@pytest.mark.slow
def test_a_steering_group_weighs_decides_and_prints(address: str, visit: Visits) -> None:
    visited = _signed_in(address, visit, STEERING)
    page = visited.page
    page.goto(f"{address}{PLACE}/befunde")
    priorities = page.locator("article.finding h2").all_inner_texts()[:3]
    assert len(set(priorities)) == 3
    _suppose(visited, address)
    page.goto(f"{address}{PLACE}/befunde")
    first = page.locator("article.finding").first
    first.get_by_text("Annehmen", exact=True).first.click()
    first.get_by_label("Wer übernimmt es?").fill(OWNER)
    first.get_by_label("Bis wann?").fill(DUE)
    first.locator("details[open] button").click()
    assert "Rückgängig" in page.inner_text("main")
    page.goto(f"{address}{PLACE}/befunde?zeige=angenommen")
    decided = page.locator("article.finding .decided").inner_text()
    assert OWNER in decided
    assert "30.09.2027" in decided
    page.goto(f"{address}{PLACE}/befunde?zeige=alle")
    printed = signs(" ".join(p.extract_text() for p in PdfReader(BytesIO(page.pdf())).pages))
    assert all(signs(title) in printed for title in priorities)
    assert signs(OWNER) in printed
    assert visited.complaints == []
    _show_to_a_stranger(visited, address, visit)


def _show_to_a_stranger(visited: Visited, address: str, visit: Visits) -> None:
    """The map goes to somebody without an account, who sees that one picture on a desk and on a phone."""
    page = visited.page
    page.goto(f"{address}{PLACE}/karte?akteur=Gesundheitsamt")
    page.click("text=Diese Ansicht teilen")
    page.fill("#ansicht-name", "Für den Kreistag")
    page.click("text=Link machen")
    link = page.get_attribute(".done a", "href") or ""
    for width in (1366, 390):
        stranger = visit(link, width)
        assert stranger.page.inner_text("h1") == "Für den Kreistag"
        assert stranger.page.locator("svg.map a").count() == 0
        assert stranger.page.evaluate("document.documentElement.scrollWidth") <= width
        assert [v["id"] for v in Axe().run(stranger.page).response["violations"]] == []
        assert stranger.complaints == []
        assert all(asked.startswith((address, "data:")) for asked in stranger.asked)
    page.locator("tbody").get_by_role("button").click()
    assert "zeigt nichts" in visit(link).page.inner_text("h1")


def _suppose(visited: Visited, address: str) -> None:
    """Two actors work together: the numbers move, and nothing is written."""
    page = visited.page
    page.goto(f"{address}{PLACE}/was-waere-wenn")
    page.fill("#eins", "Kita Löwenzahn")
    page.fill("#zwei", "Gesundheitsamt")
    page.get_by_role("button", name="arbeiten zusammen").click()
    page.wait_for_selector(".steps li")
    assert "→" in page.inner_text("#ergebnis")
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    page.goto(f"{address}{PLACE}/verlauf")
    assert page.locator("main form").count() == 0, "nothing to take back: nothing was written"


@pytest.mark.slow
def test_a_reader_at_the_nzfh_is_denied_a_district_and_sees_what_was_released(address: str, visit: Visits) -> None:
    visited = _signed_in(address, visit, READER)
    page = visited.page
    assert page.url == f"{address}/bund"
    for place in (PLACE, f"{PLACE}/tisch", f"{PLACE}/karte/blatt", f"/bezirke/{KEYS[0]}/tisch"):
        answer = page.goto(address + place)
        assert answer is not None
        assert answer.status == 404
        assert "Musterstadt" not in page.content()
        assert f"Bezirk {KEYS[0]}" not in page.content()
    visited.complaints.clear()
    page.goto(f"{address}/bund/kennzahl?id={ID}")
    page.goto(f"{address}/bund")
    page.locator("main").get_by_role("link", name="Kennzahlen").first.click()
    page.locator(f'main a[href*="{ID}"]').first.click()
    told = page.inner_text("main")
    assert "Tafel 2026" in told
    assert "mindestens 5" in told
    assert [key for key in KEYS if key in page.content()] == []
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    assert visited.complaints == []
