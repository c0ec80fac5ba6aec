"""The exploration: without script a list that leads on, with script the same as a picture, step by step."""

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from tests import musterstadt as m
from tests.client import TestClient
from tests.pages.conftest import Visits
from tests.pages.test_record_page import NASTY

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = f"/bezirke/{m.KEY}/erkunden"
EXPLORING = "/bezirke/08212/erkunden"
COORDINATION = "08212:A02"


def _around(text: str) -> dict[str, int]:
    told = text.partition('id="um-h"')[2]
    return {title: int(n) for title, n in re.findall(r"<h3[^>]*>([^<]+?) <span[^>]*>(\d+)</span></h3>", told)}


def test_a_search_leads_to_a_record_and_its_neighbours_lead_on(client: TestClient) -> None:
    hits = client.get(HERE, params={"q": "gesundheitsamt"}).text
    assert f"{HERE}?von=99001%3AA03" in hits
    text = client.get(HERE, params={"von": m.GESUNDHEITSAMT}).text
    assert _around(text) == {"Kooperation": 2, "Mitgliedschaft": 3, "unterzeichnet": 1} | _around(text)
    assert f"{HERE}?von=99001%3AG1" in text
    assert "hat Mitglied" in client.get(HERE, params={"von": m.STEUERUNGSGRUPPE}).text


def test_what_is_over_on_the_day_is_no_neighbour(client: TestClient) -> None:
    now, earlier = (
        client.get(HERE, params={"von": m.KITA, "on": on}).text.partition('id="um-h"')[2].partition("<form")[0]
        for on in ("2024-06-30", "2021-06-30")
    )
    assert "Steuerungsgruppe" not in now
    assert "Steuerungsgruppe" in earlier


def test_ways_to_another_record_are_told_step_by_step(client: TestClient) -> None:
    text = client.get(HERE, params={"von": m.KITA, "bis": m.GEBURTSKLINIK}).text
    ways = re.findall(r"<li>(.*?)</li>", text.partition('class="ways"')[2].partition("</ol>")[0], re.S)
    assert ways
    assert all(way.count("<bdi>") == ways[0].count("<bdi>") >= 3 for way in ways)
    data = client.get(f"{HERE}/daten", params={"von": m.KITA, "bis": m.GEBURTSKLINIK}).json()
    assert len(data["ways"]) == len(ways)
    assert {way[0] for way in data["ways"]} == {m.KITA}


def test_list_and_picture_are_told_the_same(client: TestClient) -> None:
    listed = _around(client.get(HERE, params={"von": m.JUGENDAMT}).text)
    drawn: dict[str, int] = {}
    for tie in client.get(f"{HERE}/daten", params={"von": m.JUGENDAMT}).json()["around"][m.JUGENDAMT]:
        drawn[tie["title"]] = drawn.get(tie["title"], 0) + 1
    assert drawn == listed


def test_records_of_others_and_of_nobody_are_not_there(client: TestClient, store: GraphStore) -> None:
    there = Claim(EXISTS, "true")
    far = [
        entity("99002:bezirk", "District", "99002", [there, Claim("name", "Fern")]),
        entity("99002:A1", "Organization", "99002", [there, Claim("name", "Ferne Stelle")]),
    ]
    store.commit(Batch("fern", m.TIME, "Fernes", tuple(put(r) for r in far)), EVERYTHING)
    foreign, nobody = (client.get(f"{HERE}/daten", params={"von": id, "q": "Ferne"}) for id in ("99002:A1", "99001:x"))
    assert foreign.json() == nobody.json() == {"nodes": [], "around": {}, "hits": [], "ways": []}
    assert "Nichts gefunden" in client.get(HERE, params={"von": "99002:A1"}).text


@pytest.mark.parametrize("name", NASTY)
def test_names_are_text_in_the_list_and_whole_words_in_the_data(
    client: TestClient, store: GraphStore, name: str
) -> None:
    one = m.a("99001:nasty", "Organization", name=name, sector="GES")
    store.commit(
        Batch("Test", m.TIME, "Name", (put(one), put(m.tie("Cooperation", m.KITA, "99001:nasty")))), EVERYTHING
    )
    for von in ("99001:nasty", m.KITA):
        text = client.get(HERE, params={"von": von, "q": name[:150]}).text
        assert "<script>alert" not in text
        assert "<img" not in text
    nodes = {n["id"]: n["name"] for n in client.get(f"{HERE}/daten", params={"von": m.KITA}).json()["nodes"]}
    assert len(nodes["99001:nasty"]) <= 161
    assert "\u202e" not in nodes["99001:nasty"]


# -- in a browser ------------------------------------------------------------------------------------------------------

_COUNT = "exploring.graph.nodes().length"


def _until(page: "Page", condition: str) -> None:
    """Wait until the picture holds so many; the policy of the page forbids that the page itself evaluates words."""
    for _ in range(200):
        if page.evaluate(f"globalThis.exploring && {_COUNT} {condition}"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(page.evaluate(_COUNT))


@pytest.mark.parametrize("width", [1366, 390])
def test_the_page_fits_asks_nobody_else_and_axe_finds_no_fault(
    karlsruhe_address: str, visit: Visits, width: int
) -> None:
    visited = visit(f"{karlsruhe_address}{EXPLORING}?von={COORDINATION}", width)
    _until(visited.page, "> 5")
    assert visited.complaints == []
    assert all(asked.startswith((karlsruhe_address, "data:")) for asked in visited.asked)
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(visited.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_steps_are_taken_by_keyboard_and_taken_back(karlsruhe_address: str, visit: Visits) -> None:
    page = visit(f"{karlsruhe_address}{EXPLORING}?von={COORDINATION}").page
    _until(page, "> 5")
    before = page.evaluate(_COUNT)
    listed = page.locator("#gezeigt li").count()
    assert listed == before
    page.focus("#bild")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    _until(page, f"> {before}")
    page.keyboard.press("Delete")
    more = page.evaluate(_COUNT)
    page.keyboard.press("Control+z")
    _until(page, f"== {more + 1}")
    page.keyboard.press("Control+z")
    _until(page, f"== {before}")
    page.keyboard.press("Control+Shift+z")
    _until(page, f"== {more + 1}")
    assert page.locator("#gezeigt li").count() == more + 1
    page.context.set_offline(True)
    page.fill("#q", "Amt")
    page.press("#q", "Enter")
    page.locator("#ansage", has_text="Der Server antwortet nicht. Das Bild bleibt").wait_for()
    assert page.evaluate(_COUNT) == more + 1


def test_kinds_are_folded_and_unfolded_a_pin_and_a_view_are_kept(karlsruhe_address: str, visit: Visits) -> None:
    page = visit(f"{karlsruhe_address}{EXPLORING}?von={COORDINATION}").page
    _until(page, "> 5")
    before = page.evaluate(_COUNT)
    fold = page.locator("#gewaehlt .kinds li", has_text="ist Träger von").locator("button", has_text="einklappen")
    fold.click()
    _until(page, f"== {before - 1}")
    page.locator("#gewaehlt .kinds li", has_text="ist Träger von").locator("button", has_text="aufklappen").click()
    _until(page, f"== {before}")
    page.locator("#gewaehlt .acts button", has_text="Anheften").click()
    assert page.evaluate("exploring.graph.nodes('.pinned').length") == 1
    page.fill("#ansicht", "<b>Meine")
    page.locator("#ansichten form button").click()
    assert page.locator("#ansichten li button").first.inner_text() == "<b>Meine"
    page.reload()
    _until(page, f"== {before}")
    assert page.evaluate("exploring.graph.nodes('.pinned').length") == 1
    page.locator("[data-act=clear]").click()
    _until(page, "== 0")
    page.locator("#ansichten li button").first.click()
    _until(page, f"== {before}")


def test_without_script_the_list_leads_on(karlsruhe_address: str, visit: Visits) -> None:
    page = visit(f"{karlsruhe_address}{EXPLORING}?von={COORDINATION}", script=False).page
    page.locator(".around li a").first.click()
    assert COORDINATION not in page.url
    assert page.locator(".around h3").count() >= 1
    assert not page.locator("#bild").is_visible()
