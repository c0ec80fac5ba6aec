"""A list is brought in steps by plain forms: read together, mended by cause, looked at, saved as one change, undone."""

import re
from io import BytesIO
from pathlib import Path

import pytest
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
from tests.importing_web.pasting import LISTS, MESSY, columns_chosen, field_of, job_saved, pasted, step_shown


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
    page = step_shown(web, pasted(web), "spalten")
    for text in ("Kita Sonnenschein", "SPZ Nord", "Lenkungsgruppe", "14.03.2024", "nicht übernommen"):
        assert text in page
    for secret in ("Mustermensch", "Beispielhaft"):
        assert secret not in page


def test_what_a_column_is_taken_for_is_changed_by_its_list(web: TestClient) -> None:
    job = pasted(web)
    fields = columns_chosen(step_shown(web, job, "spalten"))
    field = field_of(step_shown(web, job, "spalten"), "Lenkungsgruppe")
    assert fields[field] == "body Lenkungsgruppe"
    fields[field] = "unknown"
    answer = web.post(f"{job}?schritt=spalten", data=fields, follow_redirects=False)
    assert answer.headers["location"].endswith("schritt=unklar")
    assert columns_chosen(step_shown(web, job, "spalten"))[field] == "unknown"
    assert "Lenkungsgruppe" not in step_shown(web, job, "vorschau").split("<dl", 1)[1]


def test_a_role_that_there_is_not_is_told_and_nothing_is_kept(web: TestClient) -> None:
    job = pasted(web)
    fields = columns_chosen(step_shown(web, job, "spalten"))
    wrong = web.post(f"{job}?schritt=spalten", data={**fields, next(iter(fields)): "zauber"})
    assert wrong.status_code == 422
    assert "zauber" in wrong.text
    assert columns_chosen(step_shown(web, job, "spalten")) == fields


@pytest.mark.parametrize("day", ["gestern", "2024-13-40", "9" * 400])
def test_a_day_that_is_none_is_told(web: TestClient, day: str) -> None:
    job = pasted(web)
    assert web.post(f"{job}?schritt=spalten", data={"stand-tag": day}).status_code == 422


def test_one_answer_mends_all_cells_that_say_the_same(web: TestClient, store: GraphStore) -> None:
    job = pasted(web)
    page = step_shown(web, job, "unklar")
    found = re.search(r'name="von-(\d+)" value="Medizinn"', page)
    assert found is not None
    assert "B4, B5" in page
    answer = web.post(f"{job}?schritt=unklar", data={f"von-{found[1]}": "Medizinn", f"statt-{found[1]}": "Gesundheit"})
    assert answer.status_code == 200
    assert 'value="Medizinn"' not in step_shown(web, job, "unklar")
    assert "„<bdi>Medizinn</bdi>“ → „<bdi>Gesundheit</bdi>“" in step_shown(web, job, "unklar")
    assert job_saved(web, job).status_code == 303
    sectors = {e.name: e.value("sector") for e in store.records(EVERYTHING, ["Organization"])}
    assert sectors["SPZ Nord"] == sectors["Hebammenpraxis Süd"] == "GES"


def test_a_list_is_read_again_only_where_something_else_was_said_of_it(
    web: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = pasted(web)
    said = {**columns_chosen(step_shown(web, job, "spalten")), "stand-tag": "2024-03-14"}
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
    job = pasted(web)
    web.post(f"{job}?schritt=unklar", data={"von-0": "etwas anderes", "statt-0": "Gesundheit"})
    assert "→" not in step_shown(web, job, "unklar")


def test_a_saved_list_says_what_became_of_it_and_is_undone_as_a_whole(web: TestClient, store: GraphStore) -> None:
    before = names(store)
    job = pasted(web)
    assert names(store) == before
    done = web.get(job_saved(web, job, grund="Jahresliste").headers["location"]).text
    assert re.search(r"3 von 3 Zeilen gelesen, 0 vielleicht doppelt, \d+ von \d+ am Tisch", done)
    assert {"Kita Sonnenschein", "SPZ Nord"} <= names(store)
    assert "Jahresliste" in web.get(f"/bezirke/{musterstadt.KEY}/verlauf").text
    number = head(store)
    again = job_saved(web, job)
    assert again.status_code == 303
    assert head(store) == number
    undone = web.post(f"/bezirke/{musterstadt.KEY}/zuruecknehmen?zurueck=verlauf", data={"nummer": str(number)})
    assert undone.status_code == 200
    assert names(store) == before


def test_a_cancelled_list_leaves_no_trace(web: TestClient, store: GraphStore, tmp_path: Path) -> None:
    before = head(store)
    job = pasted(web)
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
    page = step_shown(web, job, "spalten")
    assert "ausgeblendet: 1" in page
    assert "Kita Alt" not in page
    web.post(f"{job}?schritt=spalten", data={**columns_chosen(page), "mit-hidden": "on"})
    assert "Kita Alt" in step_shown(web, job, "spalten")


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
    job = pasted(web, REJECTED.decode())
    assert "<dt>Zeilen abgelehnt</dt><dd>1</dd>" in step_shown(web, job, "vorschau")
    refused = job_saved(web, job)
    assert refused.status_code == 422
    assert "Zeilen der Liste wurden abgelehnt" in refused.text
    done = web.get(job_saved(web, job, ohne="on").headers["location"]).text
    assert "1 Zeile zum Nachbessern" in done
    rows = web.get(f"{job}/zeilen")
    assert load_workbook(BytesIO(rows.content)).worksheets


def test_hostile_words_of_a_list_are_text_in_every_step(web: TestClient) -> None:
    nasty = "<script>alert(1)</script>"
    job = pasted(web, f"Einrichtung;Bereich;{nasty}\nKita {nasty};{nasty};{nasty}\nPraxis Süd;Gesundheit;x\n")
    for step in ("spalten", "unklar", "vorschau"):
        assert "<script>alert" not in step_shown(web, job, step)


def test_jobs_of_others_are_not_there(web: TestClient) -> None:
    job = pasted(web)
    for path in ("", "/zeilen"):
        assert web.get(job + path, headers={"x-caller": "axel"}).status_code == 404
    assert web.post(f"{job}/speichern", headers={"x-caller": "axel"}).status_code == 404
    assert job in web.get(LISTS).text
    assert job not in web.get(LISTS, headers={"x-caller": "axel"}).text


def test_why_no_list_was_recognised_stands_where_its_columns_would(web: TestClient) -> None:
    page = step_shown(web, pasted(web, "Ort\tKita\tSPZ\nMoor\tx\tx\nHorn\tx\t\n"), "spalten")
    assert "kreuzt an, welche Arten" in page
    assert "Schreiben Sie statt der Kreuze die Namen" in page


def test_years_that_say_nothing_are_told_what_they_are_by_a_person(web: TestClient, store: GraphStore) -> None:
    job = pasted(web, "Einrichtung\t2023\t2024\nKita Mond\tx\tx\nPraxis Ost\tx\t\n")
    page = step_shown(web, job, "spalten")
    fields = columns_chosen(page)
    assert fields[field_of(page, "2024")] == "unknown"
    web.post(f"{job}?schritt=spalten", data={**fields, field_of(page, "2024"): "body Lenkungsgruppe"})
    assert job_saved(web, job).status_code == 303
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
    job = pasted(web, text)
    assert told in step_shown(web, job, "spalten")
    assert job_saved(web, job).status_code == 303
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


def test_a_name_that_leaves_a_group_open_is_not_written_over(web: TestClient, store: GraphStore) -> None:
    job = pasted(web, "Einrichtung\tBereich\nKita Adler\tJugendhilfe\n")
    page = step_shown(web, job, "unklar")
    assert "Namen mit „Kita“" in page
    assert 'value="Kita"' not in page
    said = {f"{field}-{n}": text for n in range(9) for field, text in (("von", "Kita"), ("statt", "Freie Jugendhilfe"))}
    web.post(f"{job}?schritt=unklar", data=said)
    job_saved(web, job)
    assert "Kita Adler" in names(store)


def test_a_page_names_no_option_of_the_command_line(web: TestClient) -> None:
    texts = (MESSY, "Einrichtung;Ansprechpartner;seit\nKita A;Erika Muster;2019\n", "Hallo\nWelt\n")
    for text in texts:
        answer = web.post(LISTS, data={"zellen": text}, follow_redirects=False)
        job = str(answer.headers.get("location", ""))
        pages = [step_shown(web, job, step) for step in ("spalten", "unklar", "vorschau")] if job else [answer.text]
        for page in pages:
            assert not re.search(r"(?<![-\w])--[a-z]|fruehnetz [a-z]|\[take\]", page)


def test_what_speaks_against_a_list_is_said_on_every_step_with_a_remedy_that_helps(web: TestClient) -> None:
    job = pasted(web, "Einrichtung\tBereich\n")
    for step in ("spalten", "unklar", "vorschau"):
        page = step_shown(web, job, step)
        assert "So lässt sich die Liste noch nicht speichern" in page
        assert "keine Zeilen mit Einrichtungen" in page
        assert "welche Spalte die Namen der Einrichtungen enthält" not in page


def test_what_is_unclear_is_counted_alike_everywhere(web: TestClient) -> None:
    rows = "".join(f"Stelle {n}\tQuatsch{n}\n" for n in range(5))
    page = step_shown(web, pasted(web, f"Einrichtung\tBereich\n{rows}"), "unklar")
    told = re.search(r'<span class="count">(\d+)</span>', page.split('class="steps"')[1])
    heads = re.findall(r'id="h-(error|question)"[^>]*>[^<]*<span class="quiet">(\d+)</span>', page)
    assert told is not None
    assert int(told[1]) == sum(int(number) for _, number in heads) > 5


def test_what_takes_nothing_where_it_is_right_stands_apart_and_is_not_unclear(web: TestClient) -> None:
    paths = "Ebene 1\tEbene 2\nLandkreis Moor\t\n\tJugendamt Moor\nCaritasverband\tBeratungsstelle Moor\n"
    page = step_shown(web, pasted(web, paths), "unklar")
    heads = dict(re.findall(r'id="h-(\w+)"[^>]*>[^<]*<span class="quiet">(\d+)</span>', page))
    assert int(heads["look"]) > 0
    assert int(told_unclear(page)) == sum(int(heads.get(matter, 0)) for matter in ("error", "question"))
    assert "Wenn das stimmt, ist nichts zu tun" not in page.split('id="h-question"')[1].split('id="h-look"')[0]


def told_unclear(page: str) -> str:
    """How much is unclear, as the steps above a page say."""
    told = re.search(r'<span class="count">(\d+)</span>', page.split('class="steps"')[1])
    return told[1] if told is not None else "0"
