"""Whoever does not answer behind a link gets an Excel form; what stands in it comes among the raw answers."""

from pathlib import Path
from typing import Any

from httpx2 import Response as Answer

from api.front.worker import Web
from api.settings import Settings
from api.surveys.tables import SurveyAnswerRow, SurveyRow
from graph.surveys.responses import Response, RowAnswer
from ontology import Model
from tests.surveys.form_filling import fill_form
from tests.surveys.serving import SURVEYS, A, B, C, Desk, rows


def _taken(desk: Desk, survey: str, organization: str, folder: Path) -> tuple[str, Path]:
    """The address of the form of an organization, and the form."""
    invitation = next(i["id"] for i in desk.get(f"{survey}/invitations") if i["organization"] == organization)
    address = f"{SURVEYS}/{survey}/invitations/{invitation}/form"
    got = desk.browser.get(address)
    assert (got.status_code, got.headers["cache-control"]) == (200, "no-store")
    path = folder / "bogen.xlsx"
    path.write_bytes(got.content)
    return address, path


def _brought(desk: Desk, address: str, path: Path) -> Answer:
    kind = {"Content-Type": "application/octet-stream"}
    return desk.browser.put(address, params={"name": path.name}, content=path.read_bytes(), headers=kind)


def _filled(path: Path, **levels: int) -> Any:
    answers = {{"a": A, "b": B, "c": C}[name]: RowAnswer(level) for name, level in levels.items()}
    return fill_form(path, Response(A, "LEIT", answers, ("Verein Nord",)))


def test_a_filled_form_comes_among_the_answers_and_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    survey = desk.survey()
    links = desk.links(survey)
    address, path = _taken(desk, survey, A, tmp_path)
    _filled(path, b=3, c=0)
    assert _brought(desk, address, path).json() == {"written": 3, "clashes": [], "problems": []}
    assert {id: row["closeness"] for id, row in rows(desk, survey, A).items()} == {B: 3, C: 0}
    assert _brought(desk, address, path).json()["written"] == 0
    assert "Verein Nord" in desk.open(f"{links[A]}/antworten").text


def test_a_form_overwrites_nothing_that_was_answered_behind_the_link(desk: Desk, tmp_path: Path) -> None:
    survey = desk.survey()
    links = desk.links(survey)
    address, path = _taken(desk, survey, A, tmp_path)
    desk.open(f"{links[A]}/1").level(B, 1).send()
    _filled(path, b=4, c=2)
    told = _brought(desk, address, path).json()
    assert (told["written"], told["clashes"]) == (2, ["Gesundheitsamt"])
    assert {id: row["closeness"] for id, row in rows(desk, survey, A).items()} == {B: 1, C: 2}


def test_forms_of_others_and_what_is_no_form_are_refused(desk: Desk, tmp_path: Path) -> None:
    survey, other = desk.survey(), desk.survey()
    for id in (survey, other):
        desk.links(id)
    for_b, _ = _taken(desk, survey, B, tmp_path)
    of_the_other, _ = _taken(desk, other, A, tmp_path)
    address, path = _taken(desk, survey, A, tmp_path)
    _filled(path, b=3)
    assert _brought(desk, for_b, path).status_code == 422
    elsewhere = _brought(desk, of_the_other, path)
    assert (elsewhere.json()["written"], len(elsewhere.json()["problems"])) == (0, 1)
    path.write_bytes(b"Sehr geehrte Damen und Herren")
    assert _brought(desk, address, path).status_code == 422
    assert rows(desk, survey, A) == rows(desk, other, A) == {}


def test_a_worker_that_has_nothing_to_do_deletes_what_is_due(desk: Desk, tmp_path: Path, model: Model) -> None:
    survey = desk.survey()
    desk.open(desk.links(survey)[A] + "/1").level(B, 2).send()
    accounts = desk.installation.accounts

    def left() -> int:
        with accounts.reading() as session:
            return session.query(SurveyAnswerRow).count()

    web = Web("sqlite://", Settings(accounts=f"sqlite:///{tmp_path}/konten.db"), model)
    web.tidied()
    assert left() == 1
    with accounts.writing() as session:
        row = session.get_one(SurveyRow, survey)
        row.day = row.closes = "2020-01-01"
    web.tidied()
    assert left() == 0
