"""Who with whom, what if and two days in a real browser: readable, without faults, by keyboard, on a phone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from ontology import Model
from tests.pages.conftest import Visits
from tests.pages.served_district import served_synthetic

_SCENARIOS = "was-waere-wenn?s=A!neu|FAMHEB|&s=B"
PAGES = ["wer-mit-wem", "wer-mit-wem?zelle=jugendhilfe~gesundheit", "was-waere-wenn", _SCENARIOS, "zwei-tage"]
_PLACES = """() => document.getElementById('netz')._cyreg.cy.nodes()
  .map(n => [n.id(), n.renderedPosition().x, n.renderedPosition().y])"""


@pytest.fixture(scope="module")
def address(model: Model) -> Iterator[str]:
    with served_synthetic(model) as found:
        yield found


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1366, 390])
def test_pages_have_no_fault_ask_nobody_else_and_fit(address: str, visit: Visits, path: str, width: int) -> None:
    visited = visit(f"{address}/{path}", width)
    found = Axe().run(visited.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    assert all(asked.startswith((address.partition("/bezirke")[0], "data:")) for asked in visited.asked)
    assert visited.complaints == []
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_matrix_is_seen_whole_on_a_small_screen_and_legible(address: str, visit: Visits) -> None:
    page = visit(f"{address}/wer-mit-wem").page
    box = page.locator(".matrixbox")
    assert box.evaluate("b => b.scrollWidth - b.clientWidth") <= 0
    assert box.evaluate("b => b.getBoundingClientRect().bottom") <= 768
    smallest = page.evaluate(
        "() => Math.min(...[...document.querySelectorAll('.matrix text, .matrix tspan, .matrix th span')]"
        ".map(t => parseFloat(getComputedStyle(t).fontSize) * (t.getScreenCTM ? t.getScreenCTM().a : 1)))"
    )
    assert smallest >= 12


def test_on_a_phone_the_matrix_is_a_list_of_pairs_of_sectors(address: str, visit: Visits) -> None:
    page = visit(f"{address}/wer-mit-wem", 390).page
    assert not page.locator(".matrix").is_visible()
    page.locator(".chairs tbody a", has_text="Kinder- und Jugendhilfe – Gesundheitswesen").click()
    assert page.locator("#paare-h").inner_text() == "Kinder- und Jugendhilfe – Gesundheitswesen"


def test_a_tie_is_drawn_and_taken_back_with_the_mouse_and_says_what_it_changes(address: str, visit: Visits) -> None:
    page = visit(f"{address}/was-waere-wenn").page
    page.wait_for_selector("#netz canvas")
    box = page.locator("#netz").bounding_box()
    assert box is not None
    (one, *a), (other, *b) = page.evaluate(_PLACES)[3], page.evaluate(_PLACES)[20]
    page.mouse.move(box["x"] + a[0], box["y"] + a[1])
    page.mouse.down()
    page.mouse.move(box["x"] + (a[0] + b[0]) / 2, box["y"] + (a[1] + b[1]) / 2, steps=4)
    page.mouse.move(box["x"] + b[0], box["y"] + b[1], steps=4)
    page.mouse.up()
    page.wait_for_selector(".scenario .steps li")
    assert "arbeiten zusammen" in page.inner_text("#sofort")
    assert page.inner_text("h1").partition(":")[0] == page.locator(".steps li").inner_text().removesuffix(
        " zurücknehmen"
    )
    assert sorted(page.evaluate("new URLSearchParams(location.search).get('s')").split("|")[1:]) == sorted([one, other])
    page.click("text=Schritt zurück")
    page.wait_for_selector("text=Schritt wiederholen")
    assert page.locator(".scenario .steps").count() == 0


def test_a_step_that_does_not_reach_the_server_is_said_and_stands_in_the_address(address: str, visit: Visits) -> None:
    page = visit(f"{address}/was-waere-wenn").page
    page.wait_for_selector("#netz canvas")
    box = page.locator("#netz").bounding_box()
    assert box is not None
    one, x, y = page.evaluate(_PLACES)[3]
    page.context.set_offline(True)
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.locator("#sofort", has_text="Der Server antwortet nicht. Ihre Schritte stehen in der Adresse").wait_for()
    assert one in page.evaluate("new URLSearchParams(location.search).get('s')")
    page.context.set_offline(False)
    page.reload()
    assert page.locator(".scenario .steps li").count() == 1


def test_without_script_the_form_does_the_same(address: str, visit: Visits) -> None:
    page = visit(f"{address}/was-waere-wenn", script=False).page
    names = page.locator("#wer option").evaluate_all("os => os.map(o => o.value)")
    page.fill("#eins", names[0])
    page.fill("#zwei", names[1])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".steps li").count() == 1
    assert names[0] in page.inner_text("h1")
