"""The pages behind a personal link in both languages: nothing is left in the other one, and the language stays."""

import re
from html.parser import HTMLParser

import pytest

from tests.surveys.phones import Tab, open_page
from tests.surveys.serving import SURVEYS, A, B, C, Desk

SAME = {"Netzwerk 2027", "Gesundheitsamt", "Jugendamt Musterstadt, Netzwerkkoordination"}
"""What is not ours: names, and what the coordination wrote."""


class _Texts(HTMLParser):
    """What a page says: its texts, and what is told by attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "script")
        self.found += [value for name, value in attrs if name in ("aria-label", "title", "placeholder") and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._silent and (said := " ".join(data.split())):
            self.found.append(said)


def _texts(page: str) -> list[str]:
    parser = _Texts()
    parser.feed(page)
    return parser.found


def _worded(text: str, names: frozenset[str]) -> bool:
    for name in sorted(SAME | names, key=len, reverse=True):
        text = text.replace(name, "")
    return re.search(r"[^\W\d_]{2}", text) is not None


@pytest.fixture
def link(desk: Desk) -> str:
    survey = desk.survey(quality=True)
    found = desk.links(survey, organizations=[A])[A]
    desk.open(f"{found}/1").level(B, 3, wish="1", refers="1", reliability="4").level(C, "", wish="1").send()
    desk.open(f"{found}/2").choose(place="OPER", further=["Xyz"], remark="Xyz").send()
    return found


def _in(desk: Desk, address: str, language: str) -> Tab:
    joint = "&" if "?" in address else "?"
    return open_page(desk.phone(), f"{address}{joint}lang={language}")


@pytest.mark.parametrize("part", ["", "/1", "/2", "/antworten", "/1?gespeichert=1", "/antworten?geloescht=1"])
@pytest.mark.parametrize("days", [0, 20], ids=["open", "closed"])
def test_nothing_is_left_in_the_other_language(desk: Desk, link: str, part: str, days: int) -> None:
    names = frozenset(o["name"] for o in desk.browser.get(SURVEYS).json()[0]["roster"]) | {"Xyz"}
    desk.later(days)
    german, english = (_texts(_in(desk, f"{link}{part}", language).text) for language in ("de", "en"))
    assert len(german) == len(english)
    assert [a for a, b in zip(german, english, strict=True) if a == b and _worded(a, names)] == []
    assert any("Your" in text or "You" in text for text in english)


def test_a_link_that_opens_nothing_says_so_in_both(desk: Desk) -> None:
    german, english = (_in(desk, "/umfrage/nichts", language) for language in ("de", "en"))
    assert (german.status, english.status) == (404, 404)
    assert not set(_texts(german.text)) & set(_texts(english.text))
    assert 'lang="en"' in english.text


def test_the_browser_says_which_language_unless_the_address_does(desk: Desk, link: str) -> None:
    for wished, address, language in (
        ("en-GB, de;q=0.5", link, "en"),
        ("de, en;q=0.5", link, "de"),
        ("de", f"{link}?lang=en", "en"),
        ("en", f"{link}?lang=de", "de"),
        ("en", f"{link}?lang=fr", "en"),
    ):
        found = desk.phone().get(address, headers={"Accept": "text/html", "Accept-Language": wished})
        assert f'<html lang="{language}">' in found.text, (wished, address)


def test_the_language_stays_on_the_way_through_the_form(desk: Desk, link: str) -> None:
    tab = _in(desk, f"{link}/1", "en").level(B, 2).level(C, 1).send("weiter")
    assert tab.answer.url.path == f"{link}/2"
    assert "lang=en" in str(tab.answer.url.query)
    assert 'lang="en"' in tab.text
    done = tab.send("weiter")
    assert "Your saved answers" in done.text
    asked = done.send(ends="/loeschen?lang=en")
    assert (asked.status, "Please confirm" in asked.text) == (422, True)


def test_what_is_still_to_be_chosen_is_said_in_english(desk: Desk, link: str) -> None:
    assert "Please choose how closely" in _in(desk, f"{link}/1", "en").level(C, "", wish="1").send().text


def test_every_page_leads_to_the_other_language(desk: Desk, link: str) -> None:
    for part in ("", "/1", "/2", "/antworten"):
        assert f'href="{link}?lang=en"' in _in(desk, f"{link}{part}", "de").text
        assert f'href="{link}?lang=de"' in _in(desk, f"{link}{part}", "en").text
