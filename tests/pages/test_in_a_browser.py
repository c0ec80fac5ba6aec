"""Table and questions in a real browser: readable, by keyboard, on a phone, without script, asking nobody else."""

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from graph.stores.base import Batch, put
from ontology import Model
from tests.house.test_code import ROOT
from tests.pages.conftest import Visits
from tests.pages.serving import served_store
from tests.synthetic.districts import district

if TYPE_CHECKING:
    from playwright.sync_api import Page

TABLE, QUESTIONS, MAP = "/bezirke/08212/tisch", "/bezirke/08212/fragen", "/bezirke/08212/karte"
RECORD = "/bezirke/08212/eintrag/08212:A02"
SET_MAP = f"{MAP}?akteur=08212:A02&tiefe=2&gewaehlt=1&ebene=stale&ebene=cooperation&ebene=seats&farbe=ties&groesse=ties"
EVERY_LAYER = "gewaehlt=1&ebene=cooperation&ebene=agreement&ebene=stale&ebene=missing&ebene=ghost&ebene=seats"
FURTHER_TABLES = [f"{TABLE}?tafel={name}" for name in ("kern", "zielgruppen", "steuerung")]
PATHS = [TABLE, *FURTHER_TABLES, QUESTIONS, MAP]
PATHS += [f"{MAP}?akteur=Gesundheitsamt", SET_MAP, RECORD, f"{RECORD}?angabe=actorType"]
PATHS += ["/bezirke/08212/qualitaetsrahmen"]
PATHS += ["/bezirke/08212/logbuch", "/bezirke/08212/ziele", "/bezirke/08212/massnahmen"]
PATHS += ["/bezirke/08212/eigene-regeln", "/bezirke/08212/eigene-regeln?art=RHYTH"]
PATHS += ["/bezirke/08212/ratsinformationen", "/bezirke/08212/ratsvorlagen"]
_OVERLAPS = """() => {
  const found = [], seen = [...document.querySelectorAll('svg.table text, svg.map .name')]
    .filter(t => t.getBoundingClientRect().width).map(t => [t.textContent, t.getBoundingClientRect()]);
  for (let i = 0; i < seen.length; i++) for (let j = i + 1; j < seen.length; j++) {
    const [a, p] = seen[i], [b, q] = seen[j];
    const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
    const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
    if (wide > 1 && high > 2) found.push([a, b, wide, high]);
  }
  return found;
}"""
_SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg.table text, svg.map .name')]
  .filter(t => t.getBoundingClientRect().width)
  .map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a))"""

_OUTERMOST = """() => {
  const box = document.querySelector('svg.map').getBoundingClientRect();
  const all = [...document.querySelectorAll('svg.map .heading')].map(t => t.getBoundingClientRect());
  return [Math.min(...all.map(b => b.left - box.left)), Math.max(...all.map(b => b.right - box.right)),
    Math.min(...all.map(b => b.top - box.top)), Math.max(...all.map(b => b.bottom - box.bottom))];
}"""
_SHOWN = """() => [...document.querySelectorAll('svg.map path, svg.map .mark')]
  .filter(x => x.getClientRects().length).length"""


@pytest.mark.parametrize("path", [TABLE, *FURTHER_TABLES])
@pytest.mark.parametrize("width", [1366, 1920])
def test_names_stand_beside_one_another_and_are_large_enough(
    karlsruhe_address: str, visit: Visits, path: str, width: int
) -> None:
    page = visit(karlsruhe_address + path, width).page
    assert page.evaluate(_OVERLAPS) == []
    assert page.evaluate(_SMALLEST) >= 9


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [1366, 390, 320])
def test_pages_ask_nobody_else_do_not_complain_fit_and_have_no_fault(
    karlsruhe_address: str, visit: Visits, path: str, width: int
) -> None:
    visited = visit(karlsruhe_address + path, width)
    assert all(asked.startswith((karlsruhe_address, "data:")) for asked in visited.asked)
    assert visited.complaints == []
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 320:
        assert_axe_finds_no_fault(visited.page)


def assert_axe_finds_no_fault(page: "Page") -> None:
    page.evaluate("document.querySelectorAll('.choose input').forEach(x => x.checked = true)")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


@pytest.mark.parametrize("script", [True, False])
def test_an_answer_moves_a_chair_and_undo_moves_it_back(karlsruhe_address: str, visit: Visits, script: bool) -> None:
    page = visit(karlsruhe_address + TABLE, script=script).page
    before = page.inner_text("h1")
    page.locator('a.chair[data-code="KKG16"] rect').first.click()
    page.check('input[value="takes-part"]')
    page.fill('[name="takes-part:organization"]', "Frauenhaus Karlsruhe")
    page.select_option('select[name="takes-part:body"]', label="Lenkungsgruppe Frühe Prävention")
    page.fill("#stelle", "Netzwerkkoordination")
    page.click("text=Antwort speichern")
    assert page.locator('[data-code="KKG16"]').get_attribute("class") == "chair sits"
    assert page.inner_text("h1") != before
    assert page.input_value("#stelle") == "Netzwerkkoordination"
    page.click("text=Rückgängig")
    assert page.locator('[data-code="KKG16"]').get_attribute("class") == "chair open"
    assert page.inner_text("h1") == before


def test_an_answer_beside_the_table_of_target_groups_leads_back_to_it(karlsruhe_address: str, visit: Visits) -> None:
    page = visit(karlsruhe_address + FURTHER_TABLES[1], script=False).page
    page.locator('a.chair[data-code="G6"]').press("Enter")
    assert page.locator("svg.table .ring").count() == 1
    page.check(".answers .gap input")
    page.fill("#stelle", "Netzwerkkoordination")
    page.click("text=Antwort speichern")
    assert page.get_attribute('.tables [aria-current="page"]', "href") == FURTHER_TABLES[1]
    page.click("text=Rückgängig")


def test_the_table_is_walked_by_keyboard(karlsruhe_address: str, visit: Visits) -> None:
    page = visit(karlsruhe_address + TABLE).page
    page.locator('a.chair[data-code="KKG11"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**frage=**")
    assert "Sozialpädiatrisches Zentrum" in page.inner_text("#frage-h")
    assert page.locator("svg.table .ring").count() == 1


@pytest.mark.parametrize("page_name", ["wer-sitzt-wo", "papier", "wer-mit-wem"])
def test_who_walks_by_keyboard_sees_where_they_are(karlsruhe_address: str, visit: Visits, page_name: str) -> None:
    page = visit(f"{karlsruhe_address}/bezirke/08212/{page_name}", script=False).page
    seen = set[str]()
    while (place := _next_by_tab(page)) is not None:
        seen.add(place)
    assert "A with outline" in seen
    assert page_name == "wer-mit-wem" or "DIV with outline" in seen
    assert not [place for place in seen if "without" in place]


def _next_by_tab(page: "Page") -> str | None:
    """What a Tab leads to, and whether that is seen; None behind the last one."""
    page.keyboard.press("Tab")
    found: str | None = page.evaluate(
        """() => {
            const at = document.activeElement;
            if (!at || at === document.body) return null;
            const drawn = at.closest("svg") !== null || parseFloat(getComputedStyle(at).outlineWidth) > 0;
            return `${at.tagName.toUpperCase()} ${drawn ? "with" : "without"} outline`;
        }"""
    )
    return found


@pytest.mark.parametrize("path", [MAP, f"{MAP}?akteur=Gesundheitsamt", f"{MAP}?akteur=Gesundheitsamt&{EVERY_LAYER}"])
def test_every_switch_of_the_map_hides_what_it_names_and_nothing_is_too_small(
    karlsruhe_address: str, visit: Visits, path: str
) -> None:
    page = visit(karlsruhe_address + path).page
    assert page.evaluate(_SMALLEST) >= 9
    assert page.evaluate(_OVERLAPS) == []
    assert page.evaluate("document.querySelector('svg.map').getBoundingClientRect().bottom") <= 768
    every = page.evaluate(_SHOWN)
    for switch in page.locator(".switches input").all():
        switch.uncheck()
        assert page.evaluate(_SHOWN) < every, switch.get_attribute("id")
        switch.check()
    assert page.evaluate(_SHOWN) == every


def test_pages_can_be_read_in_the_dark(karlsruhe_address: str, visit: Visits) -> None:
    page = visit(karlsruhe_address + TABLE).page
    page.emulate_media(color_scheme="dark")
    for path in (TABLE, QUESTIONS, MAP, RECORD, "/bezirke/08212/befunde", "/bezirke/08212/papier", "/start"):
        page.goto(karlsruhe_address + path)
        paper, heading = (
            page.evaluate(f"getComputedStyle(document.querySelector('{of}')).{what}")
            for of, what in (("body", "backgroundColor"), ("h1", "color"))
        )
        assert max(_parts(paper)) < 60, path
        assert min(_parts(heading)) > 200, path
        found = Axe().run(page).response["violations"]
        assert [(path, v["id"], v["nodes"][0]["html"]) for v in found] == []


def _parts(colour: str) -> list[float]:
    """Red, green and blue; browsers give some colours as shares of one."""
    found = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    return [255 * found[0]] if colour.startswith("oklch") else found


def test_no_style_sheet_of_pages_has_a_colour_of_its_own() -> None:
    """They stand at the head of ``pages.css``: a colour elsewhere stays as it is in the dark."""
    found = []
    for sheet in sorted((ROOT / "api" / "static").glob("*.css")):
        for rule in re.findall(r"([^{}]*)\{([^{}]*)\}", sheet.read_text("utf-8")):
            drawn = re.search(r"\b(stroke|fill):", rule[1]) or "forced" in rule[0] or "svg" in rule[0]
            paper = re.match(r"\s*(\.document\b|\.doc-)", rule[0]) or sheet.name == "paper.css"
            if re.search(r"#[0-9a-f]{3,6}\b", rule[1], re.IGNORECASE) and not (drawn or paper or "--paper:" in rule[1]):
                found.append((sheet.name, *rule))
    assert found == []


@pytest.mark.parametrize("path", [TABLE, MAP])
def test_a_picture_ends_where_the_screen_does_below_a_headline_of_three_lines(
    karlsruhe_address: str, visit: Visits, path: str
) -> None:
    page = visit(karlsruhe_address + path).page
    page.evaluate("document.querySelector('h1').textContent = 'Wer sich hier nicht trifft. '.repeat(9)")
    page.evaluate("dispatchEvent(new Event('resize'))")
    assert page.evaluate("document.querySelector('.picture svg').getBoundingClientRect().bottom") <= 768


@pytest.mark.slow
@pytest.mark.parametrize("actors", [12, 300])
def test_names_of_a_map_of_any_size_can_be_read(model: Model, visit: Visits, actors: int) -> None:
    made = district(7, actors)
    batch = Batch("Test", "2026-06-30T12:00:00+02:00", "Bezirk", tuple(put(record) for record in made.records))
    with served_store(model, batch, made.on) as address:
        page = visit(f"{address}/bezirke/{made.key}/karte").page
        assert page.evaluate(_SMALLEST.replace("svg.map .name", "svg.map :is(.name, .heading)")) >= 9
        assert page.evaluate(_OVERLAPS.replace("svg.map .name", "svg.map :is(.name, .heading)")) == []
        left, right, top, bottom = page.evaluate(_OUTERMOST)
        assert min(left, top) >= -1
        assert max(right, bottom) <= 1
