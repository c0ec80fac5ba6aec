"""A session that ends while somebody fills in a form: what they entered goes on, and is sent once they are back."""

import json
import re
from html import unescape

import pytest
from httpx2 import Response

from api.rights import Grant, Role
from tests import musterstadt
from tests.accounts.installed import PASSWORD, Browser, Clock, Installation

AT = f"/bezirke/{musterstadt.KEY}"
LONG_GONE = 3 * 3600
SAID = "Amt für „Jugend“ & <b>Familie</b>\r\nzweite Zeile"


@pytest.fixture
def coordinator(installation: Installation, browser: Browser) -> Browser:
    installation.add("Koordination", Grant(Role.COORDINATION, musterstadt.KEY))
    browser.enter(installation, "Koordination")
    del browser.headers["X-CSRF-Token"]
    browser.headers |= {
        "Accept": "text/html",
        "Accept-Language": "de",
        "Referer": f"https://fruehnetz.example{AT}/logbuch",
    }
    return browser


def _hidden(page: str) -> dict[str, str]:
    return {n: unescape(v) for n, v in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)}


def _sent_too_late(browser: Browser, clock: Clock, **fields: str) -> Response:
    clock.now += LONG_GONE
    return browser.post(f"{AT}/logbuch?lang=de", data={"csrf": "von vorhin", **fields})


def test_what_was_entered_is_sent_after_signing_in(coordinator: Browser, clock: Clock) -> None:
    ended = _sent_too_late(coordinator, clock, text=SAID, stelle="")
    assert ended.status_code == 401
    assert "abgelaufen" in ended.text
    assert "noch da" in ended.text
    signing = _hidden(ended.text)
    assert json.loads(signing["fields"]) == [["text", SAID], ["stelle", ""]]
    wrong = coordinator.post("/anmelden", data=signing | {"name": "Koordination", "password": "falsch"})
    assert _hidden(wrong.text) == signing
    back = coordinator.post("/anmelden", data=signing | {"name": "Koordination", "password": PASSWORD})
    assert back.status_code == 200
    assert f'action="{AT}/logbuch?lang=de"' in back.text
    assert f'href="{AT}/logbuch"' in back.text
    fields = _hidden(back.text)
    assert fields.pop("csrf") not in ("", "von vorhin")
    assert fields == {"text": SAID, "stelle": ""}


def test_the_form_is_accepted_when_it_is_sent_again(coordinator: Browser, clock: Clock) -> None:
    signing = _hidden(_sent_too_late(coordinator, clock, name="Kreis Neu").text)
    back = coordinator.post("/anmelden", data=signing | {"name": "Koordination", "password": PASSWORD})
    again = coordinator.post(f"{AT}/zuruecknehmen", data={"csrf": _hidden(back.text)["csrf"], "nummer": "999"})
    assert "nachweislich" not in again.text


def test_who_signed_in_in_another_window_goes_on_in_this_one(
    coordinator: Browser, clock: Clock, installation: Installation
) -> None:
    kept = _hidden(_sent_too_late(coordinator, clock, text=SAID).text)
    refused = coordinator.post("/anmelden/eingabe", data=kept)
    assert refused.status_code == 401
    assert _hidden(refused.text) == kept
    coordinator.enter(installation, "Koordination")
    del coordinator.headers["X-CSRF-Token"]
    assert _hidden(coordinator.post("/anmelden/eingabe", data=kept).text)["text"] == SAID


def test_files_and_passwords_are_asked_for_again(coordinator: Browser, clock: Clock) -> None:
    clock.now += LONG_GONE
    file = coordinator.post(f"{AT}/listen", data={"zellen": "a\tb"}, files={"datei": ("netz.csv", b"Wer;Was")})
    assert file.status_code == 401
    assert "noch einmal" in file.text
    assert _hidden(file.text) == {"weiter": f"{AT}/logbuch"}
    parts = ['name="zellen"\r\n\r\na\tb', 'name="datei"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n']
    body = "".join(f"--x\r\nContent-Disposition: form-data; {part}\r\n" for part in parts) + "--x--\r\n"
    said = {"Content-Type": "multipart/form-data; boundary=x"}
    cells = coordinator.post(f"{AT}/listen", content=body.encode(), headers=said)
    assert json.loads(_hidden(cells.text)["fields"]) == [["zellen", "a\tb"]]
    password = coordinator.post("/konto/kennwort", data={"current": PASSWORD, "new": "geheim", "again": "geheim"})
    assert "geheim" not in password.text


def test_programs_are_told_and_foreign_pages_get_nothing_to_send(coordinator: Browser, clock: Clock) -> None:
    clock.now += LONG_GONE
    program = coordinator.post(f"{AT}/logbuch", data={"text": SAID}, headers={"Accept": "application/json"})
    assert (program.status_code, program.headers["content-type"]) == (401, "application/problem+json")
    foreign = coordinator.post(f"{AT}/logbuch", data={"text": SAID}, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    assert "zweite Zeile" not in foreign.text
    cross = {"Sec-Fetch-Site": "cross-site"}
    assert coordinator.post("/anmelden/eingabe", data={"there": "/x", "fields": "[]"}, headers=cross).status_code == 403


def test_a_form_is_sent_within_this_service_alone(coordinator: Browser) -> None:
    away = coordinator.post("/anmelden/eingabe", data={"there": "https://x.example", "fields": '[["a", "b"]]'})
    assert away.status_code == 200
    assert "x.example" not in away.text
