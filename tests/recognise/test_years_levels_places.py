"""Headers that are years or levels, kinds of institutions by places, and calendars of meetings."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes
from tests.recognise.lists import asked, content_rows, found, layout, names, pairs, records, sheet

NAMES = "Einrichtung | {heads}\nJugendamt | {a}\nSPZ | {b}\nKita Süd | {c}"


def by_years(title: str, a: str, b: str, c: str, heads: str = "2022 | 2023 | 2024") -> str:
    return f"{title}\n" + NAMES.format(heads=heads, a=a, b=b, c=c)


# -- years -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heads", ["2022 | 2023 | 2024", "Jahr 2022 | Jahr 2023 | Jahr 2024"])
def test_below_the_name_of_a_body_the_last_year_says_who_sits_in_it(heads: str) -> None:
    made = layout(sheet(by_years("Steuerungsgruppe", "x | x | Vorsitz", " | Gast | x", "x | x | -", heads)))
    assert pairs(made) == {("Jugendamt", "Steuerungsgruppe"), ("SPZ", "Steuerungsgruppe")}
    assert [r.get("role") for r in records(made, "Membership") if r["source"] == "Jugendamt"] == ["chair"]


@pytest.mark.parametrize("title", ["Teilnahme an der Netzwerkkonferenz", "Netzwerkkonferenz – Teilnahme"])
def test_below_a_title_that_speaks_of_coming_years_are_meetings_and_no_seats(title: str) -> None:
    made = layout(sheet(by_years(title, "x | x | x", " | x |", "x | |")))
    assert pairs(made) == set()
    came = {(r["source"], r["target"]) for r in records(made, "Attendance")}
    assert came == {
        ("Jugendamt", "Netzwerkkonferenz 2022"),
        ("Jugendamt", "Netzwerkkonferenz 2023"),
        ("Jugendamt", "Netzwerkkonferenz 2024"),
        ("SPZ", "Netzwerkkonferenz 2023"),
        ("Kita Süd", "Netzwerkkonferenz 2022"),
    }
    assert {r["date"] for r in records(made, "Meeting")} == {"2022", "2023", "2024"}


def test_years_that_nothing_explains_are_asked_about_once_and_following_the_advice_reads_them() -> None:
    plain = by_years("Netzwerkpartner", "x | x | x", "x | |", " | x | x")
    made = layout(sheet(plain))
    assert (names(made), pairs(made)) == (["Jugendamt", "SPZ", "Kita Süd"], set())
    assert [s.issue.rule for s in made.said].count("years") == 1
    advised = layout(
        sheet(by_years("Netzwerkpartner", "x | x | x", "x | |", " | x | x", "StG 2022 | StG 2023 | StG 2024"))
    )
    assert pairs(advised) == {("Jugendamt", "StG"), ("Kita Süd", "StG")}
    came = by_years(
        "Netzwerkpartner", "x | x | x", "x | |", " | x | x", "Teilnahme 2022 | Teilnahme 2023 | Teilnahme 2024"
    )
    assert len(records(layout(sheet(came)), "Attendance")) == 6


@pytest.mark.parametrize("title", ["Steuerungsgruppe", "Teilnahme am Netzwerktreffen", "Zuschüsse"])
def test_numbers_and_amounts_below_years_are_neither_seats_nor_meetings(title: str) -> None:
    made = layout(sheet(by_years(title, "4 | 4 | 3", "2 | 0 | 1", "12.000 € | 8.000 € | -")))
    assert names(made) == ["Jugendamt", "SPZ", "Kita Süd"]
    assert not records(made, "Attendance")
    assert "years" in asked(made)


def test_of_mitglied_by_years_the_last_one_counts() -> None:
    heads = "Mitglied 2022 | Mitglied 2023 | Mitglied 2024"
    made = layout(sheet(by_years("Liste", "ja | ja | ja", "nein | ja | ja", "ja | ja | nein", heads)))
    assert {r["source"]: r.get("status", "") for r in records(made, "Membership")} == {
        "Jugendamt": "",
        "SPZ": "",
        "Kita Süd": "confirmedAbsent",
    }


def test_a_corner_that_names_what_the_years_are_about() -> None:
    rows = "{corner} | 2023 | 2024\nJugendamt | x | x\nSPZ | | x\nSumme | 1 | 2"
    came = layout(sheet(rows.format(corner="Netzwerktreffen")))
    assert (len(records(came, "Attendance")), names(came)) == (3, ["Jugendamt", "SPZ"])
    assert pairs(layout(sheet(rows.format(corner="Steuerungsgruppe")))) == {
        ("Jugendamt", "Steuerungsgruppe"),
        ("SPZ", "Steuerungsgruppe"),
    }


def test_months_below_a_title_with_a_year_are_meetings() -> None:
    rows = "Netzwerktreffen 2024 - Teilnahme\nEinrichtung | Jan | Mrz\nJugendamt | x | x\nSPZ | | x"
    made = layout(sheet(rows))
    assert {r["date"] for r in records(made, "Meeting")} == {"2024-01", "2024-03"}
    assert pairs(made) == set()


# -- levels ------------------------------------------------------------------------------------------------------------

STAIRS = """\
{heads}
Landkreis Moor | |
 | Jugendamt |
 | | ASD
 | Gesundheitsamt |
Caritasverband Moor | |
 | Schwangerenberatung | """


@pytest.mark.parametrize(
    "heads", ["Ebene 1 | Ebene 2 | Ebene 3", "1. Ebene | 2. Ebene | 3. Ebene", "Stufe I | Stufe II | Stufe III"]
)
@pytest.mark.parametrize("filled", [False, True])
def test_every_cell_of_a_hierarchy_is_an_organization_below_another(heads: str, filled: bool) -> None:
    rows = STAIRS.format(heads=heads)
    if filled:
        rows = (
            f"{heads}\nLandkreis Moor | Jugendamt | ASD\n | Gesundheitsamt |\nCaritasverband Moor | "
            f"Schwangerenberatung |"
        )
    made = layout(sheet(rows))
    (listed,) = [records(made, "Organization")]
    above = {r["name"]: (r.get("HasCarrier", ""), r.get("PartOf", "")) for r in listed}
    assert above == {
        "Landkreis Moor": ("", ""),
        "Jugendamt": ("Landkreis Moor", ""),
        "ASD": ("", "Jugendamt"),
        "Gesundheitsamt": ("Landkreis Moor", ""),
        "Caritasverband Moor": ("", ""),
        "Schwangerenberatung": ("Caritasverband Moor", ""),
    }
    assert "levels" in asked(made)


def test_levels_of_responsibility_over_names_are_told_of_each() -> None:
    rows = (
        "Strategische Ebene | Operative Ebene\nJugendamt Moor | Kita Süd\nGesundheitsamt Moor | Frühförderstelle Horn"
    )
    made = records(layout(sheet(rows)), "Organization")
    assert {r["name"]: r["level"] for r in made} == {
        "Jugendamt Moor": "strategische ebene",
        "Gesundheitsamt Moor": "strategische ebene",
        "Kita Süd": "operative ebene",
        "Frühförderstelle Horn": "operative ebene",
    }


# -- kinds by places -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        "Gemeinde | Kitas | Grundschulen\nMoor | Regenbogen\\nSt. Anna | Grundschule Moor\nHorn | - | Am Ring",
        "Angebot / Ort | Moor | Horn\nKita | Regenbogen; St. Anna | -\nGrundschule | Grundschule Moor | Am Ring",
    ],
)
def test_names_in_a_table_of_kinds_by_places_are_organizations_there(rows: str) -> None:
    of = sheet(rows)
    made = layout(of)
    assert {(r["name"], r["locality"]) for r in records(made, "Organization")} == {
        ("Kita Regenbogen", "Moor"),
        ("Kita St. Anna", "Moor"),
        ("Grundschule Moor", "Moor"),
        ("Grundschule Am Ring", "Horn"),
    }
    assert found(of).rows_in == content_rows(of)


def test_crosses_and_numbers_by_places_name_nobody_and_are_refused_as_what_they_are() -> None:
    with pytest.raises(UnreadableFileError, match="kreuzt an"):
        layout(sheet("Ort | Kita | SPZ | Hebamme\nMoor | x | x | x\nHorn | x | | x"))
    with pytest.raises(UnreadableFileError, match="zählt etwas"):
        layout(sheet("Gemeinde | Kitas | Schulen\nMoor | 4 | 2\nHorn | 2 | 1"))


# -- calendars ---------------------------------------------------------------------------------------------------------


def test_a_calendar_with_organizations_across_tells_who_came_and_of_no_seats() -> None:
    of = sheet("Termin | Jugendamt | SPZ | Thema\n12.01.2024 | x | | Start\n15.03.2024 | x | x | Übergänge")
    made = layout(of)
    assert {(r["source"], r["target"]) for r in records(made, "Attendance")} == {
        ("Jugendamt", "Treffen am 12.01.2024"),
        ("Jugendamt", "Treffen am 15.03.2024"),
        ("SPZ", "Treffen am 15.03.2024"),
    }
    assert pairs(made) == set()
    assert found(of).rows_in == content_rows(of)
    assert {"calendar", "header"} <= asked(made)


@pytest.mark.parametrize(
    "rows",
    [
        "Maßnahme | Jan | Feb\nElterncafé | x | x\nFlyer | | x",
        "Stärken | Schwächen\nKurze Wege | Wenig Zeit\nGute Stimmung | Keine Stelle",
    ],
)
def test_plans_and_thoughts_are_no_lists(rows: str) -> None:
    with pytest.raises(UnreadableFileError, match="Kopfzeile"):
        layout(sheet(rows))


@pytest.mark.parametrize("gap", ["", " | "])
def test_fields_over_two_lists_beside_one_another_leave_both_lists_whole(gap: str) -> None:
    rows = (
        f"Jugendhilfe | {gap} | Gesundheit |\nEinrichtung | Ort {gap}| Einrichtung | Ort\n"
        f"Jugendamt | Moor {gap}| SPZ | Horn\nKita Süd | Horn {gap}| Klinikum | Moor"
    )
    made = {r["name"]: r["locality"] for r in records(layout(sheet(rows)), "Organization")}
    assert made == {"Jugendamt": "Moor", "Kita Süd": "Horn", "SPZ": "Horn", "Klinikum": "Moor"}


def test_an_indented_text_tells_who_belongs_to_whom() -> None:
    text = "Landkreis Moor\n  Jugendamt\n    ASD\n  Gesundheitsamt\nCaritasverband Moor\n  Schwangerenberatung\n"
    for written in (text, text.replace("  ", "\t")):
        (read,) = read_bytes("liste.txt", written.encode()).sheets
        made = {r["name"]: r.get("HasCarrier", "") + r.get("PartOf", "") for r in records(layout(read), "Organization")}
        assert made == {
            "Landkreis Moor": "",
            "Jugendamt": "Landkreis Moor",
            "ASD": "Jugendamt",
            "Gesundheitsamt": "Landkreis Moor",
            "Caritasverband Moor": "",
            "Schwangerenberatung": "Caritasverband Moor",
        }


def test_parts_of_an_administration_beside_one_another_are_levels() -> None:
    rows = "Dezernat | Amt | Sachgebiet\nDezernat II | Jugendamt | ASD\n | Sozialamt | Wohnberatung"
    made = {r["name"]: r.get("PartOf", "") for r in records(layout(sheet(rows)), "Organization")}
    assert made == {
        "Dezernat II": "",
        "Jugendamt": "Dezernat II",
        "ASD": "Jugendamt",
        "Sozialamt": "Dezernat II",
        "Wohnberatung": "Sozialamt",
    }


def test_crosses_among_names_make_no_organization() -> None:
    rows = "Gemeinde | Kita | Hebamme\nMoor | Kita Süd | x\nHorn | Kita Wiese | -\nWald | Kita Wald | x"
    made = layout(sheet(rows))
    assert names(made) == ["Kita Süd", "Kita Wiese", "Kita Wald"]
    assert any("2 Zellen kreuzen" in s.issue.sentence.de for s in made.said)


@pytest.mark.parametrize("mark", ["x", "ja", "✓", "1"])
def test_a_cross_where_a_name_would_stand_is_none(mark: str) -> None:
    assert names(layout(sheet(f"Ort | Einrichtung\nMoor | Jugendamt\nHorn | {mark}\nWald | SPZ"))) == [
        "Jugendamt",
        "SPZ",
    ]


@pytest.mark.parametrize(
    "heads", ["2021/22 | 2022/23 | 2023/24", "Schuljahr 2021/22 | Schuljahr 2022/23 | Schuljahr 2023/24"]
)
def test_school_years_are_asked_about(heads: str) -> None:
    made = layout(sheet(by_years("Kitas und Schulen", "x | x | x", "x | |", " | x | x", heads)))
    assert (names(made), "years" in asked(made)) == (["Jugendamt", "SPZ", "Kita Süd"], True)
