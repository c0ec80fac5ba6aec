"""No person without a purpose, and the sheet of processing activities from what really is (Art. 30 DSGVO)."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from api.accounts.personal_reads import PersonalRead, note_read
from api.cli import app
from api.errors import sentence_of
from api.rights import Role
from graph.errors import PurposeUnsaidError
from graph.records import Record, entity
from graph.records.claims import EXISTS, Claim
from graph.stores import open_store
from graph.stores.base import EVERYTHING, put
from graph.telling.purposes import SAID_OF_DATA_SET, refuse_unsaid
from ontology import Model
from tests.accounts.installed import API
from tests.persons.told import KEY, NAME, OTHER, Told, fill, service
from tests.store.small import commit

WHY = {"controller": "Jugendamt Musterstadt", "processingPurpose": "Einladung", "basis": "task"}
ALLOWED = {"FRUEHNETZ_ALLOW_PERSONS": "true"}


def run(*arguments: str, **settings: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env=settings)


@pytest.fixture
def told(tmp_path: Path, model: Model) -> Iterator[Told]:
    with service(model, tmp_path) as found:
        yield found


def _district(*said: str) -> Record:
    claims = [Claim(EXISTS, "true"), Claim("name", "Kreis"), *(Claim(p, WHY[p]) for p in said)]
    return entity("d1:bezirk", "District", "d1", claims)


def _person() -> Record:
    return entity("d1:p", "Person", "d1", [Claim(EXISTS, "true"), Claim("name", "Erika Muster")])


@pytest.mark.parametrize("missing", SAID_OF_DATA_SET)
def test_a_person_is_refused_until_all_three_are_said(model: Model, missing: str) -> None:
    store = open_store("sqlite://", model)
    with pytest.raises(PurposeUnsaidError):
        refuse_unsaid(store, [put(_person())])
    commit(store, _district(*(p for p in SAID_OF_DATA_SET if p != missing)))
    with pytest.raises(PurposeUnsaidError):
        refuse_unsaid(store, [put(_person())])
    refuse_unsaid(store, [put(_district(*SAID_OF_DATA_SET)), put(_person())])
    commit(store, _district(*SAID_OF_DATA_SET))
    refuse_unsaid(store, [put(_person())])
    store.close()


def test_who_is_there_already_can_still_be_corrected(model: Model) -> None:
    store = open_store("sqlite://", model)
    commit(store, _district(), _person())
    refuse_unsaid(store, [put(_person())])
    store.close()


def test_the_web_refuses_a_person_and_says_what_to_do(told: Told) -> None:
    said = [
        {"property": p, "value": v, "status": "confirmed"}
        for p, v in (("name", "Anna Neu"), ("processingPurpose", "x"), ("basis", "task"))
    ]
    body = {"type": "Person", "district": KEY, "claims": said}
    browser = told.as_role(Role.COORDINATION)
    refused = browser.post(f"{API}/entities", json=body)
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (422, "purpose-unsaid")
    assert "fruehnetz processing" in refused.json()["detail"]
    bezirk = next(d.id for d in told.store.records(EVERYTHING, ["District"]) if d.owner == KEY)
    tag = browser.get(f"{API}/entities/{bezirk}").headers["etag"]
    change = {"properties": {p: [{"property": p, "value": v, "status": "confirmed"}] for p, v in WHY.items()}}
    done = browser.patch(f"{API}/entities/{bezirk}", json=change, headers={"If-Match": tag})
    assert done.status_code == 200, done.text
    assert browser.post(f"{API}/entities", json=body).status_code == 201


def test_an_import_of_persons_is_refused_until_it_is_said_what_for(tmp_path: Path, model: Model) -> None:
    (tmp_path / "liste").mkdir()
    text = "Name;Kennung;Zweck;Rechtsgrundlage\nErika Muster;P1;Einladung;öffentliche Aufgabe\n"
    (tmp_path / "liste" / "personen.csv").write_text(text, "utf-8")
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    opened = open_store(url, model)
    commit(opened, _district())
    opened.close()
    command = ("import", str(tmp_path / "liste"), "--store", url, "--with-persons", "--district", "d1")
    for more in ((), ("--dry-run",)):
        refused = run(*command, *more, **ALLOWED)
        assert isinstance(refused.exception, PurposeUnsaidError)
        assert "fruehnetz processing" in sentence_of(refused.exception, "de")
        assert "Erika" not in refused.output
    why = ("--controller", "Jugendamt", "--purpose", "Einladung", "--basis", "task")
    assert run("processing", "--store", url, "--district", "d1", *why[:4]).exit_code == 0
    assert isinstance(run(*command, **ALLOWED).exception, PurposeUnsaidError)
    assert "Es fehlt noch" not in run("processing", "--store", url, "--district", "d1", *why).output
    done = run(*command, **ALLOWED)
    assert done.exit_code == 0, done.output
    assert "2 neu" in done.output  # the person and the list as their source


@pytest.fixture
def url(tmp_path: Path, model: Model) -> str:
    url = f"sqlite:///{tmp_path / 'netz.db'}"
    opened = open_store(url, model)
    fill(opened)
    opened.close()
    return url


def test_the_sheet_says_what_is_stored_and_leaves_blank_what_only_people_know(url: str) -> None:
    assert run("processing", "--store", url, "--district", KEY, "--purpose", "Einladung").exit_code == 0
    lines = json.loads(run("processing", "--store", url, "--district", KEY, "--json", **ALLOWED).stdout)
    told = {line["asked"]["de"]: (line["entry"]["de"], line["origin"]["de"]) for line in lines}
    assert told["Zwecke"] == ("Einladung", "aus dem Speicher")
    assert told["Verantwortlicher"] == ("", "bitte ergänzen")
    assert told["Datenschutzbeauftragte Stelle"] == ("", "bitte ergänzen")
    assert "Telefon" in told["Datenkategorien"][0]
    assert "E-Mail" not in told["Datenkategorien"][0]
    assert told["Betroffene Personen"][0].endswith(": 1")
    assert "freigegeben, nur auf Verlangen" in told["Technische und organisatorische Maßnahmen"][0]
    assert "zwölf Monate" in told["Löschfristen"][0]
    assert NAME not in str(lines)


def test_without_persons_the_sheet_says_so(url: str) -> None:
    assert run("erase", NAME, "--store", url, "--yes").exit_code == 0
    assert "keine Personen gespeichert" in run("processing", "--store", url, "--district", KEY, "--json").stdout


def test_the_sheet_is_a_workbook_and_csv_to_be_filled_in(url: str, tmp_path: Path) -> None:
    book = tmp_path / "blatt.xlsx"
    assert run("processing", "--store", url, "--district", KEY, "--output", str(book)).exit_code == 0
    rows = list(load_workbook(BytesIO(book.read_bytes())).active.values)
    assert rows[0] == ("Angabe", "Vorschrift", "Eintrag", "Woher")
    assert len(rows) == 13
    table = tmp_path / "blatt.csv"
    assert run("processing", "--store", url, "--district", KEY, "--output", str(table)).exit_code == 0
    assert table.read_bytes().startswith("\ufeffAngabe;".encode())
    assert run("processing", "--store", url, "--district", "99999").exit_code == 2


def test_the_administration_of_a_district_gets_its_sheet(told: Told) -> None:
    lines = told.as_role(Role.ADMINISTRATION).get(f"{API}/districts/{KEY}/processing")
    assert lines.status_code == 200, lines.text
    assert NAME not in lines.text
    assert any("Konten mit Rollen" in line["entry"]["de"] for line in lines.json())
    assert told.browser.get(f"{API}/districts/{OTHER}/processing").status_code == 404
    assert told.as_role(Role.COORDINATION).get(f"{API}/districts/{KEY}/processing").status_code == 403
    with told.installation.accounts.writing() as session:
        note_read(session, told.installation.clock(), "x", PersonalRead("*", OTHER, "fern"))
    assert told.as_role(Role.ADMINISTRATION).get(f"{API}/accounts/personal-reads").json() == []
