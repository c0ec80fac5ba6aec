"""The pages of accounts, as a browser without script uses them."""

import re
from html import unescape

import pytest
from pyotp import TOTP

from api.accounts import links
from api.rights import Grant, Role
from tests import musterstadt
from tests.accounts.installed import ADDRESS, COOKIE, PASSWORD, Browser, Installation
from tests.pages.german_left import german_in, texts_of

KEY = musterstadt.KEY
NEW = "sieben Boote unter Moos"


class Reader:
    """Fills in forms as they stand in a page: with the hidden fields, and nothing from a script."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        browser.headers |= {"Origin": "null", "Sec-Fetch-Site": "same-origin", "Accept": "text/html"}

    def open(self, path: str) -> str:
        answer = self.browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text)
        assert "form-action 'self'" in answer.headers["content-security-policy"]
        assert "script" not in answer.text
        self.text = answer.text
        return self.text

    def send(self, path: str, **fields: str) -> str:
        """Send the form of that address; gives where it leads, or the page that comes."""
        form = next(f for f in re.findall(r"<form.*?</form>", self.text, re.S) if f'action="{path}"' in f)
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
        answer = self.browser.post(path, data={k: unescape(v) for k, v in hidden.items()} | fields)
        self.status, self.text = answer.status_code, answer.text
        return answer.headers.get("location", answer.text)


@pytest.fixture
def reader(browser: Browser) -> Reader:
    return Reader(browser)


def _sign_in(reader: Reader, name: str, password: str = PASSWORD, onward: str = "/konto") -> str:
    reader.open(f"/anmelden?weiter={onward}")
    return reader.send("/anmelden", name=name, password=password)


def test_from_the_first_link_to_an_invited_coordinator(reader: Reader, installation: Installation) -> None:
    first = f"/einladung/{links.first(installation.accounts)}"
    reader.open(first)
    done = reader.browser.post(first, data={"name": "Verwaltung", "password": PASSWORD, "again": PASSWORD})
    assert (done.status_code, done.headers["location"]) == (303, "/anmelden")
    assert _sign_in(reader, "Verwaltung", onward="/konten") == "/konten"
    reader.open("/konten")
    shown = reader.send("/konten", name="Koordination Nord", role="coordination", district=KEY)
    link = re.findall(rf"{ADDRESS}(/einladung/[\w-]+)", shown)[0]
    assert link not in reader.open("/konten")
    reader.browser.cookies.clear()
    assert "Koordination Nord" in reader.open(link)
    reader.browser.post(link, data={"password": NEW, "again": NEW})
    assert _sign_in(reader, "koordination nord", NEW, f"/bezirke/{KEY}") == f"/bezirke/{KEY}"
    assert reader.browser.get(f"/bezirke/{KEY}").status_code == 200
    assert reader.browser.get("/konten").status_code == 403


@pytest.mark.parametrize(
    "onward", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/%0d%0aX: 1"]
)
def test_no_link_leads_anywhere_else_after_signing_in(reader: Reader, installation: Installation, onward: str) -> None:
    installation.add("Koordination", Grant(Role.COORDINATION, KEY))
    assert _sign_in(reader, "Koordination", onward=onward) == "/"


def test_what_was_typed_wrong_is_told_and_not_shown_again(reader: Reader, installation: Installation) -> None:
    installation.add("Koordination", Grant(Role.COORDINATION, KEY))
    text = _sign_in(reader, "Koordination", "falsch falsch falsch")
    assert (reader.status, "stimmt nicht" in text, "falsch falsch" in text) == (401, True, False)
    assert COOKIE not in reader.browser.cookies


def test_password_second_factor_and_keys_are_managed_on_one_page(reader: Reader, installation: Installation) -> None:
    installation.add("Koordination", Grant(Role.COORDINATION, KEY))
    _sign_in(reader, "Koordination")
    reader.open("/konto")
    assert "nicht gleich" in reader.send("/konto/kennwort", current=PASSWORD, new=NEW, again=NEW + "x")
    assert reader.send("/konto/kennwort", current=PASSWORD, new=NEW, again=NEW) == "/konto"
    reader.open("/konto")
    secret = re.findall(r"<code>([A-Z2-7]{32})</code>", reader.send("/konto/zweiter-faktor", password=NEW))[0]
    shown = reader.send("/konto/zweiter-faktor/bestaetigen", code=TOTP(secret).at(installation.clock()))
    assert len(re.findall(r"<code>[0-9a-f]{8}-[0-9a-f]{8}</code>", shown)) == 10
    shown = reader.send("/konto/schluessel", name="Nacht", days="7", districts="*", rights="read")
    assert re.search(r"<code>fruehnetz_[\w-]{43}</code>", shown)
    assert "Nacht: read in *" in reader.open("/konto")
    assert reader.send("/konto/schluessel/widerrufen") == "/konto"
    assert "Nacht" not in reader.open("/konto")
    assert reader.send("/konto/zweiter-faktor/entfernen", password=NEW) == "/konto"
    reader.open("/konto")
    assert reader.send("/konto/abmelden") == "/anmelden"
    assert reader.browser.get("/konto").headers["location"].startswith("/anmelden")


def test_the_administration_manages_others_and_not_itself(reader: Reader, installation: Installation) -> None:
    installation.add("Verwaltung", Grant(Role.ADMINISTRATION))
    other = installation.add("Koordination", Grant(Role.COORDINATION, KEY))
    reader.browser.cookies.set(COOKIE, installation.session("Verwaltung"))
    reader.open("/konten")
    assert other in reader.text
    assert f'value="{installation.ids["Verwaltung"]}"' not in reader.text
    for path in ("/konten/sperren", "/konten/entsperren", "/konten/zweiter-faktor-entfernen", "/konten/entziehen"):
        reader.open("/konten")
        assert reader.send(path) == "/konten"
    reader.open("/konten")
    assert reader.send("/konten/rolle", role="reading", district=KEY) == "/konten"
    reader.open("/konten")
    assert "/einladung/" in reader.send("/konten/neues-kennwort")
    assert "gibt es schon" in reader.send("/konten", name="koordination", role="reading", district=KEY)
    reader.open("/konten")
    assert reader.send("/konten/loeschen") == "/konten"
    assert "Koordination</h2>" not in reader.open("/konten")


def test_every_form_of_a_session_carries_its_proof(reader: Reader, installation: Installation) -> None:
    installation.add("Verwaltung", Grant(Role.ADMINISTRATION))
    installation.add("Koordination", Grant(Role.COORDINATION, KEY))
    reader.browser.cookies.set(COOKIE, installation.session("Verwaltung"))
    for path in ("/konto", "/konten"):
        forms = re.findall(r"<form.*?</form>", reader.open(path), re.S)
        assert len(forms) > 3
        assert all('name="csrf"' in form for form in forms)
    refused = reader.browser.post("/konto/abmelden", data={"csrf": "0" * 64})
    assert refused.status_code == 403
    assert "<html" in refused.text


def test_a_link_that_is_over_says_so_as_a_page(reader: Reader) -> None:
    answer = reader.browser.get("/einladung/xyz")
    assert (answer.status_code, "<html" in answer.text, "gilt nicht" in answer.text) == (404, True, True)


def test_who_reads_no_district_is_told_so_and_not_that_there_are_no_data(
    reader: Reader, installation: Installation
) -> None:
    installation.add("Verwaltung", Grant(Role.ADMINISTRATION))
    _sign_in(reader, "Verwaltung")
    shown = reader.browser.get("/").text
    assert "Ihr Konto liest keinen Bezirk" in shown
    assert "noch keine Daten" not in shown
    assert 'href="/konto"' in shown


def test_every_page_speaks_english_where_the_browser_does(reader: Reader, installation: Installation) -> None:
    reader.browser.headers["Accept-Language"] = "en"
    first = f"/einladung/{links.first(installation.accounts)}"
    shown = [reader.open(first)]
    different = reader.browser.post(first, data={"name": "Admin", "password": PASSWORD, "again": "other"})
    reader.browser.post(first, data={"name": "Admin", "password": PASSWORD, "again": PASSWORD})
    shown += [different.text, reader.open("/anmelden")]
    _sign_in(reader, "Admin", onward="/konten")
    shown.append(reader.open("/konten"))
    shown.append(reader.send("/konten", name="North", role="coordination", district=KEY))
    shown.append(reader.open("/konto"))
    assert all('<html lang="en">' in page for page in shown)
    assert [(text, german_in(text)) for page in shown for text in texts_of(page) if german_in(text)] == []
