"""Signs in cells mean what the legend of a list says, wherever it stands; unexplained codes are asked about."""

import pytest

from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import asked, found, layout, names, records, sheet, table

LIST = "Einrichtung | Steuerungsgruppe | Ort\nJugendamt | 1 | Adorf\nSPZ | 2 | Adorf\nCaritas | 9 | Bedorf"
TRUTH = {("Jugendamt", ""), ("SPZ", "confirmedAbsent"), ("Caritas", "unknown")}


def _seats(*sheets: object) -> set[tuple[str, str]]:
    return {(r["source"], r.get("status", "")) for r in records(layout(*sheets), "Membership")}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "legend",
    [
        "1 = Mitglied, 2 = kein Mitglied, 9 = unbekannt",
        "1=ja 2=nein 9=k. A.",
        "1 = ja; 2 = nein; 9 = keine Angabe",
        "1: ja / 2: nein / 9: unklar",
        "Legende: 1 ja, 2 nein, 9 unbekannt",
        "(1 = Mitglied; 2 = nicht Mitglied; 9 = noch nicht geklärt)",
    ],
)
@pytest.mark.parametrize("where", ["above", "below", "beside", "sheet"])
def test_codes_are_read_by_the_legend_wherever_it_stands(legend: str, where: str) -> None:
    legend = legend if "=" in legend or legend.startswith("Legende") else f"Legende: {legend}"
    rows = table(LIST)
    if where == "above":
        assert _seats(sheet([[legend], *rows])) == TRUTH
    elif where == "below":
        assert _seats(sheet([*rows, [""], [legend]])) == TRUTH
    elif where == "beside":
        beside = [[*r, "", legend if n == 1 else ""] for n, r in enumerate(rows)]
        assert _seats(sheet(beside)) == TRUTH
    else:
        assert _seats(sheet(rows), sheet([[legend]], "Legende")) == TRUTH


@pytest.mark.parametrize(
    "rows",
    [
        [["Legende"], ["1", "Mitglied"], ["2", "kein Mitglied"], ["9", "unbekannt"]],
        [["Legende:"], ["1 = Mitglied"], ["2 = kein Mitglied"], ["9 = unbekannt"]],
        [["Zeichenerklärung"], ["1", "= ja"], ["2", "= nein"], ["9", "= k. A."]],
    ],
)
def test_a_legend_of_several_rows_is_read_and_none_of_them_is_an_organization(rows: list[list[str]]) -> None:
    whole = sheet([*table(LIST), [""], *rows])
    assert _seats(whole) == TRUTH
    assert names(layout(whole)) == ["Jugendamt", "SPZ", "Caritas"]
    assert found(whole).reasons[LeftOutFor.LEGEND] == len(rows)
    assert "notes" not in asked(layout(whole))


def test_a_legend_in_rows_beside_the_table_is_no_part_of_the_records() -> None:
    rows = [[*r, "", t] for r, t in zip(table(LIST), ["Legende", "1 = ja", "2 = nein", "9 = offen"], strict=True)]
    whole = sheet(rows)
    assert _seats(whole) == TRUTH
    assert names(layout(whole)) == ["Jugendamt", "SPZ", "Caritas"]


def test_signs_of_a_legend_turn_the_usual_meaning_of_a_cross() -> None:
    rows = "Einrichtung | StG | Ort\nJugendamt | o | A\nSPZ | x | B\nKita Nord | X | B\nx = kein Mitglied, o = Mitglied"
    assert _seats(sheet(rows)) == {("Jugendamt", ""), ("SPZ", "confirmedAbsent"), ("Kita Nord", "confirmedAbsent")}


def test_a_header_may_bring_its_own_legend() -> None:
    rows = "Einrichtung | StG (1 = ja, 2 = nein) | AK Geburt (2 = ja, 1 = nein)\nJugendamt | 1 | 1\nSPZ | 2 | 2"
    made = layout(sheet(rows))
    seats = {(r["source"], r["target"]): r.get("status", "") for r in records(made, "Membership")}
    assert seats == {
        ("Jugendamt", "StG"): "",
        ("SPZ", "StG"): "confirmedAbsent",
        ("Jugendamt", "AK Geburt"): "confirmedAbsent",
        ("SPZ", "AK Geburt"): "",
    }


def test_several_signs_in_a_cell_are_each_read() -> None:
    rows = "Einrichtung | StG | Ort\nJugendamt | M, V | A\nSPZ | M | B\nM = Mitglied, V = Vorsitz"
    made = records(layout(sheet(rows)), "Membership")
    assert [(r["source"], r.get("role", "")) for r in made] == [("Jugendamt", "chair"), ("SPZ", "")]


def test_agreements_and_sectors_are_read_by_legends_too() -> None:
    rows = (
        "Einrichtung | Bereich | KoopV\nStelle Nord | A | 1\nStelle Süd | B | 2\nStelle Ost | A | 3\n"
        "A = Gesundheitswesen, B = Jugendhilfe\n1 = liegt vor, 2 = fehlt, 3 = in Arbeit"
    )
    made = layout(sheet(rows))
    assert [r["sector"] for r in records(made, "Organization")] == [
        "Gesundheitswesen",
        "Jugendhilfe",
        "Gesundheitswesen",
    ]
    assert [r.get("status", "") for r in records(made, "Signs")] == ["", "confirmedAbsent", "unknown"]


@pytest.mark.parametrize("codes", [("1", "2", "9"), ("1", "2", "2"), ("2", "1", "1"), ("0", "1", "2")])
def test_codes_without_a_legend_are_asked_about_and_make_no_seats(codes: tuple[str, ...]) -> None:
    cells = [["Einrichtung", "StG"], *([n, c] for n, c in zip(("Jugendamt", "SPZ", "Caritas"), codes, strict=True))]
    made = layout(sheet(cells))
    assert not records(made, "Membership")
    (said,) = [s for s in made.said if s.issue.rule == "header"]
    assert "StG" in said.issue.sentence.de
    assert "Legende" in said.issue.sentence.de + said.issue.remedy.de


def test_signs_that_two_legends_explain_differently_are_not_read() -> None:
    rows = f"{LIST}\n1 = Mitglied, 2 = kein Mitglied\n1 = kein Mitglied, 2 = Mitglied"
    assert not _seats(sheet(rows))


@pytest.mark.parametrize("header", ["Nr.", "Anzahl Plätze", "PLZ", "Jahr"])
def test_numbers_that_are_no_codes_stay_as_they_are(header: str) -> None:
    rows = f"{header} | Einrichtung | StG\n1 | Jugendamt | 1\n2 | SPZ | 2\n1 = ja, 2 = nein"
    made = layout(sheet(rows))
    assert names(made) == ["Jugendamt", "SPZ"]
    assert {(r["source"], r.get("status", "")) for r in records(made, "Membership")} == {
        ("Jugendamt", ""),
        ("SPZ", "confirmedAbsent"),
    }


def test_abbreviations_are_no_legend_for_words_that_look_like_them() -> None:
    rows = "Einrichtung | StG | Ort\nGesundheitsamt | ja | A\nSPZ | nein | B\nJA = Jugendamt, GA = Gesundheitsamt"
    assert _seats(sheet(rows)) == {("Gesundheitsamt", ""), ("SPZ", "confirmedAbsent")}


MATRIX = """\
 | Jugendamt | Gesundheitsamt | SPZ | Kita
Jugendamt | | XX | X | XXX
Gesundheitsamt | XX | | X | o
SPZ | X | X | | o
Kita | XXX | o | o | """


@pytest.mark.parametrize("where", ["below", "above", "sheet"])
def test_signs_of_a_matrix_mean_what_its_legend_says(where: str) -> None:
    legend = [["Legende:"], ["o = kennen sich"], ["X = Austausch"], ["XX = Abstimmung"], ["XXX = enge Kooperation"]]
    rows = table(MATRIX)
    whole = {
        "below": [sheet([*rows, [""], *legend])],
        "above": [sheet([*legend, [""], *rows])],
        "sheet": [sheet(rows), sheet(legend, "Legende")],
    }[where]
    ties = {frozenset((r["source"], r["target"])): r["rawKind"] for r in records(layout(*whole), "Cooperation")}
    assert ties == {
        frozenset(("Jugendamt", "Gesundheitsamt")): "Abstimmung",
        frozenset(("Jugendamt", "SPZ")): "Austausch",
        frozenset(("Jugendamt", "Kita")): "enge Kooperation",
        frozenset(("Gesundheitsamt", "SPZ")): "Austausch",
        frozenset(("Gesundheitsamt", "Kita")): "kennen sich",
        frozenset(("SPZ", "Kita")): "kennen sich",
    }


def test_numbers_of_a_matrix_mean_what_its_legend_says_and_not_what_our_scale_says() -> None:
    rows = [*table(" | A-Amt | B-Amt | C-Amt\nA-Amt | | 1 | 2\nB-Amt | 1 | | 1\nC-Amt | 2 | 1 |"), [""]]
    whole = sheet([*rows, ["1 = enge Kooperation, 2 = kein Kontakt"]])
    ties = records(layout(whole), "Cooperation")
    assert {r.get("intensity", "") for r in ties} == {""}
    assert sorted(r.get("rawKind", "") or r.get("status", "") for r in ties) == [
        "confirmedAbsent", "enge Kooperation", "enge Kooperation",
    ]  # fmt: skip


def test_a_sign_that_nobody_explains_is_asked_about() -> None:
    rows = table(" | A-Amt | B-Amt\nA-Amt | | ~~\nB-Amt | ~~ |")
    assert "tie" in asked(layout(sheet(rows)))
