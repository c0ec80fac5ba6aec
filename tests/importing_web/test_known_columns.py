"""What a person said of the columns of a list, offered for the next list in its form, kept without a cell of it."""

from pathlib import Path

from tests.client import TestClient
from tests.importing_web.pasting import MESSY, columns_chosen, field_of, job_saved, pasted, step_shown


def _said_of_the_body(web: TestClient, job: str, role: str) -> None:
    fields = columns_chosen(step_shown(web, job, "spalten"))
    fields[field_of(step_shown(web, job, "spalten"), "Lenkungsgruppe")] = role
    web.post(f"{job}?schritt=spalten", data=fields)


def _taken_for(web: TestClient, job: str) -> str:
    page = web.get(f"{job}?schritt=spalten", headers={"x-caller": "anna"}).text
    return columns_chosen(page)[field_of(page, "Lenkungsgruppe")]


def test_what_was_said_of_columns_is_known_for_the_next_list_in_this_form(web: TestClient) -> None:
    first = pasted(web)
    _said_of_the_body(web, first, "unknown")
    job_saved(web, first)
    again = pasted(web, MESSY.replace("SPZ Nord", "SPZ Ost"))
    assert _taken_for(web, again) == "unknown"
    assert "bei der letzten Liste" in step_shown(web, again, "spalten")
    web.post(f"{again}?schritt=spalten", data={"neu": "1"})
    assert _taken_for(web, again) == "body Lenkungsgruppe"
    assert "bei der letzten Liste" not in step_shown(web, again, "spalten")
    other = pasted(web, MESSY.replace("Bemerkung", "Sonstiges"))
    assert _taken_for(web, other) == "body Lenkungsgruppe"


def test_of_a_list_that_was_cancelled_and_of_others_nothing_is_known(web: TestClient) -> None:
    dropped = pasted(web)
    _said_of_the_body(web, dropped, "unknown")
    web.post(f"{dropped}/verwerfen")
    assert _taken_for(web, pasted(web)) == "body Lenkungsgruppe"
    saved = pasted(web)
    _said_of_the_body(web, saved, "unknown")
    job_saved(web, saved)
    theirs = web.get(pasted(web, who="axel"), headers={"x-caller": "axel"}).text
    assert columns_chosen(theirs)[field_of(theirs, "Lenkungsgruppe")] == "body Lenkungsgruppe"


def test_no_cell_of_a_list_is_kept_with_its_form(web: TestClient, tmp_path: Path) -> None:
    job = pasted(web)
    _said_of_the_body(web, job, "unknown")
    job_saved(web, job)
    (kept,) = tmp_path.rglob("forms.toml")
    assert "Lenkungsgruppe" in kept.read_text("utf-8")
    for cell in ("SPZ Nord", "Mustermensch", "Medizinn"):
        assert cell not in kept.read_text("utf-8")
