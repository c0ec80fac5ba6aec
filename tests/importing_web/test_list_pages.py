"""A list is brought in steps by plain forms: read together, mended by cause, looked at, saved as one change, undone."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from httpx2 import Response
from openpyxl import Workbook, load_workbook

from api.imports.acting import read_list
from api.imports.jobs import Job, Jobs
from api.pages import lists
from api.writes.writing import Writing
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from tests import musterstadt
from tests.client import TestClient
from tests.importing_web.bringing import REJECTED, head, names

LISTS = f"/bezirke/{musterstadt.KEY}/listen"
MESSY = (
    "Unser Netz, Stand 14.03.2024\n"
    "Wer\tBereich\tAnsprechpartner\tLenkungsgruppe\tBemerkung\n"
    "Kita Sonnenschein\tJugendhilfe\tErika Mustermensch\tx\tneu\n"
    "SPZ Nord\tMedizinn\tBernd Beispielhaft\tx\t\n"
    "Hebammenpraxis Süd\tMedizinn\t\t\t\n"
)


def _brought(web: TestClient, text: str = MESSY, who: str = "anna") -> str:
    answer = web.post(LISTS, data={"zellen": text}, headers={"x-caller": who}, follow_redirects=False)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def _step(web: TestClient, job: str, step: str) -> str:
    answer = web.get(f"{job}?schritt={step}")
    assert answer.status_code == 200
    return answer.text


def _saved(web: TestClient, job: str, **more: str) -> Response:
    return web.post(f"{job}/speichern", data=more, follow_redirects=False)


def _field(page: str, header: str) -> str:
    found = re.search(rf"<bdi>{header}</bdi>.{{0,300}}?<select id=\"(rolle-\d+-\d+)\"", page, re.DOTALL)
    assert found is not None
    return found[1]


def _columns(page: str) -> dict[str, str]:
    """What the form of the columns would send as it stands."""
    fields = re.findall(r'<select id="(rolle-\d+-\d+)".*?</select>', page, re.DOTALL)
    bodies = re.findall(r'<select id="rolle-\d+-\d+".*?</select>', page, re.DOTALL)
    chosen = (re.search(r'value="([^"]*)" selected', body) for body in bodies)
    return {field: found[1] for field, found in zip(fields, chosen, strict=True) if found is not None}


def test_it_is_said_what_happens_with_a_list_before_it_is_handed_in(web: TestClient) -> None:
    page = web.get(LISTS).text
    assert "Was mit der Liste geschieht" in page
    assert "Bis zum Speichern" in page or "Sehen kann sie" in page
    assert 'type="file"' in page
    assert "<textarea" in page


def test_whoever_may_not_bring_lists_sees_no_form(web: TestClient) -> None:
    page = web.get(LISTS, headers={"x-caller": "reader"})
    assert page.status_code == 200
    assert 'type="file"' not in page.text
    assert web.post(LISTS, data={"zellen": MESSY}, headers={"x-caller": "reader"}).status_code == 403
    assert web.post(LISTS, data={"zellen": MESSY}, headers={"x-caller": "elsewhere"}).status_code == 404


def test_a_list_is_shown_as_it_is_and_no_person_in_it(web: TestClient) -> None:
    page = _step(web, _brought(web), "spalten")
    for text in ("Kita Sonnenschein", "SPZ Nord", "Lenkungsgruppe", "14.03.2024", "nicht übernommen"):
        assert text in page
    for secret in ("Mustermensch", "Beispielhaft"):
        assert secret not in page


def test_what_a_column_is_taken_for_is_changed_by_its_list(web: TestClient) -> None:
    job = _brought(web)
    fields = _columns(_step(web, job, "spalten"))
    field = _field(_step(web, job, "spalten"), "Lenkungsgruppe")
    assert fields[field] == "body Lenkungsgruppe"
    fields[field] = "unknown"
    answer = web.post(f"{job}?schritt=spalten", data=fields, follow_redirects=False)
    assert answer.headers["location"].endswith("schritt=unklar")
    assert _columns(_step(web, job, "spalten"))[field] == "unknown"
    assert "Lenkungsgruppe" not in _step(web, job, "vorschau").split("<dl", 1)[1]


def test_a_role_that_there_is_not_is_told_and_nothing_is_kept(web: TestClient) -> None:
    job = _brought(web)
    fields = _columns(_step(web, job, "spalten"))
    wrong = web.post(f"{job}?schritt=spalten", data={**fields, next(iter(fields)): "zauber"})
    assert wrong.status_code == 422
    assert "zauber" in wrong.text
    assert _columns(_step(web, job, "spalten")) == fields


@pytest.mark.parametrize("day", ["gestern", "2024-13-40", "9" * 400])
def test_a_day_that_is_none_is_told(web: TestClient, day: str) -> None:
    job = _brought(web)
    assert web.post(f"{job}?schritt=spalten", data={"stand-tag": day}).status_code == 422


def test_one_answer_mends_all_cells_that_say_the_same(web: TestClient, store: GraphStore) -> None:
    job = _brought(web)
    page = _step(web, job, "unklar")
    found = re.search(r'name="von-(\d+)" value="Medizinn"', page)
    assert found is not None
    assert "B4, B5" in page
    answer = web.post(f"{job}?schritt=unklar", data={f"von-{found[1]}": "Medizinn", f"statt-{found[1]}": "Gesundheit"})
    assert answer.status_code == 200
    assert 'value="Medizinn"' not in _step(web, job, "unklar")
    assert "„<bdi>Medizinn</bdi>“ → „<bdi>Gesundheit</bdi>“" in _step(web, job, "unklar")
    assert _saved(web, job).status_code == 303
    sectors = {e.name: e.value("sector") for e in store.records(EVERYTHING, ["Organization"])}
    assert sectors["SPZ Nord"] == sectors["Hebammenpraxis Süd"] == "GES"


def test_a_list_is_read_again_only_where_something_else_was_said_of_it(
    web: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = _brought(web)
    said = {**_columns(_step(web, job, "spalten")), "stand-tag": "2024-03-14"}
    web.post(f"{job}?schritt=spalten", data=said)
    readings = list[str]()

    def counted(bring: Writing, jobs: Jobs, job: Job, key: str) -> object:
        readings.append(job.id)
        return read_list(bring, jobs, job, key)

    monkeypatch.setattr(lists, "read_list", counted)
    for step, fields, number in (
        ("spalten", said, 1),
        ("unklar", {}, 1),
        ("spalten", {**said, "stand-tag": "2024-03-15"}, 2),
    ):
        readings.clear()
        assert web.post(f"{job}?schritt={step}", data=fields, follow_redirects=False).status_code == 303
        assert len(readings) == number, step


def test_an_answer_of_an_old_page_mends_nothing_else(web: TestClient) -> None:
    job = _brought(web)
    web.post(f"{job}?schritt=unklar", data={"von-0": "etwas anderes", "statt-0": "Gesundheit"})
    assert "→" not in _step(web, job, "unklar")


def test_a_saved_list_says_what_became_of_it_and_is_undone_as_a_whole(web: TestClient, store: GraphStore) -> None:
    before = names(store)
    job = _brought(web)
    assert names(store) == before
    done = web.get(_saved(web, job, grund="Jahresliste").headers["location"]).text
    assert re.search(r"3 von 3 Zeilen gelesen, 0 vielleicht doppelt, \d+ von \d+ am Tisch", done)
    assert {"Kita Sonnenschein", "SPZ Nord"} <= names(store)
    assert "Jahresliste" in web.get(f"/bezirke/{musterstadt.KEY}/verlauf").text
    number = head(store)
    again = _saved(web, job)
    assert again.status_code == 303
    assert head(store) == number
    undone = web.post(f"/bezirke/{musterstadt.KEY}/zuruecknehmen?zurueck=verlauf", data={"nummer": str(number)})
    assert undone.status_code == 200
    assert names(store) == before


def test_a_cancelled_list_leaves_no_trace(web: TestClient, store: GraphStore, tmp_path: Path) -> None:
    before = head(store)
    job = _brought(web)
    web.post(f"{job}/verwerfen")
    assert web.get(job).status_code == 404
    assert head(store) == before
    assert [f for f in (tmp_path / "work").rglob("*") if f.is_file()] == []


def test_a_workbook_is_taken_with_its_hidden_rows_named(web: TestClient) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Einrichtung", "Bereich"),
        ("Kita Mond", "Jugendhilfe"),
        ("Kita Alt", "Jugendhilfe"),
        ("Praxis Ost", ""),
    ):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    data = BytesIO()
    book.save(data)
    answer = web.post(LISTS, files={"datei": ("unsere liste.xlsx", data.getvalue())}, follow_redirects=False)
    job = str(answer.headers["location"])
    page = _step(web, job, "spalten")
    assert "ausgeblendet: 1" in page
    assert "Kita Alt" not in page
    web.post(f"{job}?schritt=spalten", data={**_columns(page), "mit-hidden": "on"})
    assert "Kita Alt" in _step(web, job, "spalten")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"data": {"zellen": "  "}}, "Es kam keine Liste an"),
        ({"files": {"datei": ("x.pdf", b"%PDF-1.7 nichts")}}, "PDF"),
        ({"files": {"datei": ("x.xlsx", b"PK\x03\x04kaputt")}}, "x.xlsx"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_remedy_and_leaves_nothing(
    web: TestClient, tmp_path: Path, sent: dict[str, object], told: str
) -> None:
    answer = web.post(LISTS, **sent)  # type: ignore[arg-type]
    assert answer.status_code == 422
    assert "Nicht gelesen" in answer.text
    assert told in answer.text
    assert [f for f in (tmp_path / "work").rglob("*") if f.is_file()] == []


def test_rejected_rows_are_agreed_to_and_come_back_as_a_workbook(web: TestClient) -> None:
    job = _brought(web, REJECTED.decode())
    assert "<dt>Zeilen abgelehnt</dt><dd>1</dd>" in _step(web, job, "vorschau")
    refused = _saved(web, job)
    assert refused.status_code == 422
    assert "Zeilen der Liste wurden abgelehnt" in refused.text
    done = web.get(_saved(web, job, ohne="on").headers["location"]).text
    assert "1 Zeile zum Nachbessern" in done
    rows = web.get(f"{job}/zeilen")
    assert load_workbook(BytesIO(rows.content)).worksheets


def test_hostile_words_of_a_list_are_text_in_every_step(web: TestClient) -> None:
    nasty = "<script>alert(1)</script>"
    job = _brought(web, f"Einrichtung;Bereich;{nasty}\nKita {nasty};{nasty};{nasty}\nPraxis Süd;Gesundheit;x\n")
    for step in ("spalten", "unklar", "vorschau"):
        assert "<script>alert" not in _step(web, job, step)


def test_jobs_of_others_are_not_there(web: TestClient) -> None:
    job = _brought(web)
    for path in ("", "/zeilen"):
        assert web.get(job + path, headers={"x-caller": "axel"}).status_code == 404
    assert web.post(f"{job}/speichern", headers={"x-caller": "axel"}).status_code == 404
    assert job in web.get(LISTS).text
    assert job not in web.get(LISTS, headers={"x-caller": "axel"}).text


def test_why_no_list_was_recognised_stands_where_its_columns_would(web: TestClient) -> None:
    page = _step(web, _brought(web, "Ort\tKita\tSPZ\nMoor\tx\tx\nHorn\tx\t\n"), "spalten")
    assert "kreuzt an, welche Arten" in page
    assert "Schreiben Sie statt der Kreuze die Namen" in page


def test_years_that_say_nothing_are_told_what_they_are_by_a_person(web: TestClient, store: GraphStore) -> None:
    job = _brought(web, "Einrichtung\t2023\t2024\nKita Mond\tx\tx\nPraxis Ost\tx\t\n")
    page = _step(web, job, "spalten")
    fields = _columns(page)
    assert fields[_field(page, "2024")] == "unknown"
    web.post(f"{job}?schritt=spalten", data={**fields, _field(page, "2024"): "body Lenkungsgruppe"})
    assert _saved(web, job).status_code == 303
    seats = {r.source for r in store.relations(scope=EVERYTHING) if r.type == "Membership"}
    by_name = {r.name: r.id for r in store.records(EVERYTHING, ["Organization"])}
    assert by_name["Kita Mond"] in seats
    assert by_name["Praxis Ost"] not in seats


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ebene 1\tEbene 2\nLandkreis Moor\t\n\tJugendamt Moor\nCaritasverband\tBeratungsstelle Moor\n",
            "Jugendamt Moor",
        ),
        ("Gemeinde\tKita\tGrundschule\nMoor\tRegenbogen\tGrundschule Moor\nHorn\tMond\t-\n", "Kita Regenbogen"),
        ("Jugendamt Moor\nMarkt 1\n37991 Moor\n\nSPZ Moor\nRing 2\n37991 Moor\n", "SPZ Moor"),
    ],
)
def test_sheets_that_are_no_list_are_looked_at_and_saved_as_one(
    web: TestClient, store: GraphStore, text: str, told: str
) -> None:
    job = _brought(web, text)
    assert told in _step(web, job, "spalten")
    assert _saved(web, job).status_code == 303
    assert told in names(store)


def test_cells_that_cannot_be_read_are_still_in_their_field(web: TestClient) -> None:
    answer = web.post(LISTS, data={"zellen": '{"was": "keine Liste"}'})
    assert answer.status_code == 422
    assert "keine Liste" in answer.text.split("<textarea", 1)[1]


@pytest.mark.parametrize(
    "text",
    [
        '{"was": "keine Liste"}',
        "Sonnenschein\tblau\t3\tja\nArche\tgelb\t4\tnein\n",
        "Farbe\tGröße\nblau\t3\n",
        '{"format": "fruehnetz-graph", "version": 99}',
    ],
)
def test_what_cannot_be_read_is_told_without_commands(web: TestClient, text: str) -> None:
    """What only the command line can do helps nobody who looks at a page."""
    answer = web.post(LISTS, data={"zellen": text}, follow_redirects=True)
    page = re.sub(r"(?s)<textarea.*?</textarea>|<[^>]*>", " ", answer.text)
    assert not re.search(r"„fruehnetz |--columns|fruehnetz (?:check|import|export|template)", page)


def test_a_file_and_cells_are_not_guessed_between(web: TestClient, store: GraphStore) -> None:
    before = head(store)
    answer = web.post(LISTS, data={"zellen": MESSY}, files={"datei": ("liste.csv", b"Einrichtung\nKita A\n")})
    assert answer.status_code == 422
    assert "Kita Sonnenschein" in answer.text.split("<textarea", 1)[1]
    assert head(store) == before


@pytest.mark.parametrize(("data", "said"), [(b"", "„leer.csv“ ist leer"), (b"x" * 4_000_001, "höchstens 4 MB")])
def test_a_file_that_cannot_be_taken_is_told_with_what_helps(web: TestClient, data: bytes, said: str) -> None:
    answer = web.post(LISTS, files={"datei": ("leer.csv", data)})
    assert answer.status_code == 422
    assert said in answer.text


def _said_of_the_body(web: TestClient, job: str, role: str) -> None:
    fields = _columns(_step(web, job, "spalten"))
    fields[_field(_step(web, job, "spalten"), "Lenkungsgruppe")] = role
    web.post(f"{job}?schritt=spalten", data=fields)


def _taken_for(web: TestClient, job: str) -> str:
    page = web.get(f"{job}?schritt=spalten", headers={"x-caller": "anna"}).text
    return _columns(page)[_field(page, "Lenkungsgruppe")]


def test_what_was_said_of_columns_is_known_for_the_next_list_in_this_form(web: TestClient) -> None:
    first = _brought(web)
    _said_of_the_body(web, first, "unknown")
    _saved(web, first)
    again = _brought(web, MESSY.replace("SPZ Nord", "SPZ Ost"))
    assert _taken_for(web, again) == "unknown"
    assert "bei der letzten Liste" in _step(web, again, "spalten")
    web.post(f"{again}?schritt=spalten", data={"neu": "1"})
    assert _taken_for(web, again) == "body Lenkungsgruppe"
    assert "bei der letzten Liste" not in _step(web, again, "spalten")
    other = _brought(web, MESSY.replace("Bemerkung", "Sonstiges"))
    assert _taken_for(web, other) == "body Lenkungsgruppe"


def test_of_a_list_that_was_cancelled_and_of_others_nothing_is_known(web: TestClient) -> None:
    dropped = _brought(web)
    _said_of_the_body(web, dropped, "unknown")
    web.post(f"{dropped}/verwerfen")
    assert _taken_for(web, _brought(web)) == "body Lenkungsgruppe"
    saved = _brought(web)
    _said_of_the_body(web, saved, "unknown")
    _saved(web, saved)
    theirs = web.get(_brought(web, who="axel"), headers={"x-caller": "axel"}).text
    assert _columns(theirs)[_field(theirs, "Lenkungsgruppe")] == "body Lenkungsgruppe"


def test_no_cell_of_a_list_is_kept_with_its_form(web: TestClient, tmp_path: Path) -> None:
    job = _brought(web)
    _said_of_the_body(web, job, "unknown")
    _saved(web, job)
    (kept,) = tmp_path.rglob("forms.toml")
    assert "Lenkungsgruppe" in kept.read_text("utf-8")
    for cell in ("SPZ Nord", "Mustermensch", "Medizinn"):
        assert cell not in kept.read_text("utf-8")


def test_a_name_that_leaves_a_group_open_is_not_written_over(web: TestClient, store: GraphStore) -> None:
    job = _brought(web, "Einrichtung\tBereich\nKita Adler\tJugendhilfe\n")
    page = _step(web, job, "unklar")
    assert "Namen mit „Kita“" in page
    assert 'value="Kita"' not in page
    said = {f"{field}-{n}": text for n in range(9) for field, text in (("von", "Kita"), ("statt", "Freie Jugendhilfe"))}
    web.post(f"{job}?schritt=unklar", data=said)
    _saved(web, job)
    assert "Kita Adler" in names(store)


def test_a_page_names_no_option_of_the_command_line(web: TestClient) -> None:
    texts = (MESSY, "Einrichtung;Ansprechpartner;seit\nKita A;Erika Muster;2019\n", "Hallo\nWelt\n")
    for text in texts:
        answer = web.post(LISTS, data={"zellen": text}, follow_redirects=False)
        job = str(answer.headers.get("location", ""))
        pages = [_step(web, job, step) for step in ("spalten", "unklar", "vorschau")] if job else [answer.text]
        for page in pages:
            assert not re.search(r"(?<![-\w])--[a-z]|fruehnetz [a-z]|\[take\]", page)


def test_what_speaks_against_a_list_is_said_on_every_step_with_a_remedy_that_helps(web: TestClient) -> None:
    job = _brought(web, "Einrichtung\tBereich\n")
    for step in ("spalten", "unklar", "vorschau"):
        page = _step(web, job, step)
        assert "So lässt sich die Liste noch nicht speichern" in page
        assert "keine Zeilen mit Einrichtungen" in page
        assert "welche Spalte die Namen der Einrichtungen enthält" not in page


def test_what_is_unclear_is_counted_alike_everywhere(web: TestClient) -> None:
    rows = "".join(f"Stelle {n}\tQuatsch{n}\n" for n in range(5))
    page = _step(web, _brought(web, f"Einrichtung\tBereich\n{rows}"), "unklar")
    told = re.search(r'<span class="count">(\d+)</span>', page.split('class="steps"')[1])
    heads = re.findall(r'id="h-(error|question)"[^>]*>[^<]*<span class="quiet">(\d+)</span>', page)
    assert told is not None
    assert int(told[1]) == sum(int(number) for _, number in heads) > 5
