"""Headers that say more than what their column is called: days and fields across, whose list it is, who represents."""

import pytest

from graph.errors import UnreadableFileError
from tests.recognise.lists import asked, found, layout, names, pairs, records, sheet

# -- days --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("corner", "days", "body"),
    [
        ("AK Kita", "12.03.2024 | 04.06.2024", "AK Kita"),
        ("Teilnahme RT", "12.03.2024 | 04.06.2024", "RT"),
        ("Teilnahme RT 2024", "12.03. | 04.06.", "RT"),
    ],
)
def test_the_corner_of_a_table_of_days_names_the_body_that_met(corner: str, days: str, body: str) -> None:
    of = sheet(f"{corner} | {days}\nJugendamt | x | x\nSPZ | - | e")
    made = layout(of)
    assert names(made) == ["Jugendamt", "SPZ"]
    assert [(m["date"], m["body"]) for m in records(made, "Meeting")] == [("2024-03-12", body), ("2024-06-04", body)]
    assert [a["attendance"] for a in records(made, "Attendance")] == ["attended", "attended", "excused"]
    assert pairs(made) == set()
    given = found(of)
    assert given.rows_in == given.rows_taken + len(given.rows_named) == 3


def test_a_body_before_the_days_is_the_one_that_met() -> None:
    made = layout(sheet("Einrichtung | RT am 12.03.2024 | RT am 04.06.2024\nJugendamt | x | x\nSPZ | - | e"))
    assert [m["body"] for m in records(made, "Meeting")] == ["RT", "RT"]
    two = layout(sheet("Einrichtung | RT am 12.03.2024 | StG am 04.06.2024\nJugendamt | x | x\nSPZ | - | e"))
    assert [m.get("body") for m in records(two, "Meeting")] == [None, None]


def test_days_without_a_year_below_a_body_are_no_calendar() -> None:
    with pytest.raises(UnreadableFileError, match="Kopfzeile"):
        layout(sheet("Teilnahme RT | 12. März | 4. Juni\nJugendamt | x | x\nSPZ | - | e"))


# -- fields ------------------------------------------------------------------------------------------------------------


def test_crosses_below_fields_of_work_are_the_fields_of_a_row() -> None:
    rows = "Einrichtung | Gesundheit | Jugendhilfe | Bildung\nKita Nest | | x | x\nSPZ | x | - | \nVHS | | | ja"
    made = layout(sheet(rows))
    assert [(r["name"], r["sector"], r.get("furtherSector")) for r in records(made, "Organization")] == [
        ("Kita Nest", "Jugendhilfe", "Bildung"),
        ("SPZ", "Gesundheit", None),
        ("VHS", "Bildung", None),
    ]
    assert "fields-across" in asked(made)


@pytest.mark.parametrize(
    "rows",
    [
        "Einrichtung | Bereich | Gesundheit | Jugendhilfe\nKita Nest | Kita | | x\nSPZ | Gesundheit | x | x",
        "Einrichtung | Gesundheit | Jugendhilfe\nKita Nest | teilweise | x\nSPZ | x |",
        "Einrichtung | Ort | Gesundheit\nKita Nest | Horn | x\nSPZ | Horn | x",
    ],
)
def test_a_field_that_the_list_has_and_words_below_fields_stay_what_they_are(rows: str) -> None:
    assert "fields-across" not in {said.issue.rule for said in found(sheet(rows)).said}


# -- whose list, and who represents ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "Netzwerkpartner Frühe Hilfen Landkreis Horn (Stand 05/2024)",
        "Einrichtungen im Landkreis Horn",
        "Akteure vor Ort",
        "befragte Stelle",
    ],
)
def test_a_header_may_say_whose_organizations_are_listed(header: str) -> None:
    assert names(layout(sheet(f"{header} | Ort\nJugendamt | Horn\nSPZ | Horn"))) == ["Jugendamt", "SPZ"]


@pytest.mark.parametrize("header", ["StG: Ansprechperson", "StG Vertreterin", "StG (vertreten durch)", "StG"])
def test_who_represents_in_a_body_is_no_part_of_its_name(header: str) -> None:
    made = layout(sheet(f"Einrichtung | {header}\nJugendamt | Fr. Huber\nSPZ | Dr. Groß\nKita |"))
    assert pairs(made) == {("Jugendamt", "StG"), ("SPZ", "StG")}
