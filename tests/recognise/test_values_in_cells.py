"""What cells say of agreements, seats and ties in the words of offices: in force, over, to come, oral, denied, open."""

import pytest

from graph.imports.vocabulary.words import words_of
from ontology import load_model
from tests.recognise.lists import LEXICON, asked, layout, records, sheet


def signed(cell: str) -> list[dict[str, str]]:
    """What a cell below an agreement says of its row, without who signs what."""
    rows = [["Einrichtung", "Koop-Vereinb."], ["Kita", cell], ["Klinik", "ja"], ["SPZ", "ja"]]
    told = [s for s in records(layout(sheet(rows)), "Signs") if s["source"] == "Kita"]
    return [{k: v for k, v in s.items() if k not in ("source", "target")} for s in told]


_OPEN, _ABSENT = [{"status": "unknown"}], [{"status": "confirmedAbsent"}]


@pytest.mark.parametrize(
    "cell",
    [
        "2019-2022",
        "01.01.2020 - 31.12.2022",
        "alt (2011)",
        "2011 (alt)",
        "ja, aber alt",
        "x (alt)",
        "(x)",
        "ab 01.01.2099",
        "12/2099 geplant",
        "Unterzeichnung am 3.2.2099",
        "Entwurf vom 3.4.2024",
        "verschickt 3/24",
        "einseitig unterschrieben",
        "besteht nicht",
        "aktuell nicht",
        "neu zu verhandeln",
        "gilt nicht mehr",
        "zur Unterschrift versandt",
    ],
)
def test_what_is_over_to_come_or_taken_back_is_signed_by_nobody(cell: str) -> None:
    assert signed(cell) == _OPEN


@pytest.mark.parametrize("cell", ["bislang keine", "lehnt ab", "will nicht", "fehlt", "gekündigt 2022"])
def test_what_is_denied_is_absent(cell: str) -> None:
    assert signed(cell) == _ABSENT


@pytest.mark.parametrize(
    "cell", ["mündlich seit 2018", "ja, mündlich", "mündlich vereinbart 2018", "20.13.2023", "30.02.2023"]
)
def test_an_oral_one_and_a_day_that_there_is_not_are_asked_about(cell: str) -> None:
    assert signed(cell) == []
    rows = [["Einrichtung", "Koop-Vereinb."], ["Kita", cell], ["Klinik", "ja"], ["SPZ", "ja"]]
    assert "agreement" in asked(layout(sheet(rows)))


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("unterz. 03/22", "2022-03"),
        ("erneuert 2023", "2023"),
        ("KV v. 1.2.2020", "2020-02-01"),
        ("2021 unterschrieben", "2021"),
        ("2011!", "2011"),
        ("2019–2099", "2019"),
        ("ja, 14.5.2019 (Ratsbeschluss)", "2019-05-14"),
    ],
)
def test_the_day_of_what_is_signed(cell: str, day: str) -> None:
    assert signed(cell) == [{"date": day}]


@pytest.mark.parametrize("cell", ["schriftlich", "Original liegt vor", "vorhanden (Ordner 3)", "auf Dauer"])
def test_what_is_signed_without_a_day(cell: str) -> None:
    assert signed(cell) == [{}]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("berufen 2021", ("yes", "", "2021", "")),
        ("gewählt 2021-2026", ("yes", "", "2021", "2026")),
        ("Vorsitz 2021-2023", ("yes", "chair", "2021", "2023")),
        ("benannt 3/22", ("yes", "", "2022-03", "")),
        ("nicht mehr seit 2022", ("yes", "", "", "2022")),
        ("nicht mehr dabei seit 3/22", ("yes", "", "", "2022-03")),
        ("ausgesch. 12/22", ("yes", "", "", "2022-12")),
        ("nicht mehr", ("no", "", "", "")),
        ("kein Interesse", ("no", "", "", "")),
        ("2. Vors.", ("yes", "deputyChair", "", "")),
        ("stellv. Sprecherin", ("yes", "deputyChair", "", "")),
        ("stellvertretend", ("yes", "substitute", "", "")),
        ("Co-Vorsitz", ("yes", "chair", "", "")),
        ("o. St.", ("yes", "advisory", "", "")),
        ("regelmäßiger Gast", ("yes", "permanentGuest", "", "")),
        ("vorgesehen", ("unknown", "", "", "")),
        ("AK 2019", ("unread", "", "", "")),
    ],
)
def test_a_seat_in_the_words_of_minutes(cell: str, said: tuple[str, str, str, str]) -> None:
    seat = LEXICON.marks.seat(cell)
    assert (seat.holds, seat.role, seat.start, seat.end) == said


def tie(cell: str) -> list[dict[str, str]]:
    """What a cell of a matrix says of the two."""
    rows = [["", "Jugendamt", "Klinikum", "Kita", "SPZ"], ["Jugendamt", "", cell, "3", "2"]]
    rows += [["Klinikum", "", "", "1", "2"], ["Kita", "", "", "", "1"], ["SPZ", "", "", "", ""]]
    ties = records(layout(sheet(rows)), "Cooperation")
    told = [t for t in ties if {t["source"], t["target"]} == {"Jugendamt", "Klinikum"}]
    return [{k: v for k, v in t.items() if k not in ("source", "target")} for t in told]


@pytest.mark.parametrize("cell", ["KV", "verbindlich geregelt", "vertraglich"])
def test_what_is_agreed_formally_is_the_closest_tie(cell: str) -> None:
    assert tie(cell) == [{"intensity": "4", "rawKind": cell}]


@pytest.mark.parametrize("cell", ["1x im Monat", "2x/Jahr", "4 x jährlich", "Einzelfall"])
def test_how_often_is_kept_in_the_words_of_the_list(cell: str) -> None:
    assert tie(cell) == [{"frequency": cell}]


@pytest.mark.parametrize("cell", ["bislang keine", "noch keine", "nicht mehr"])
def test_no_tie_as_yet_is_none(cell: str) -> None:
    assert tie(cell) == _ABSENT


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Kooperationsvereinbarung", 4),
        ("Kooperationsvertrag seit 2019", 4),
        ("keine Kooperationsvereinbarung", None),
        ("Kooperationsvereinbarung in Arbeit", None),
        ("keine Kooperation", 0),
        ("regelmäßige Fallbesprechungen", 2),
    ],
)
def test_an_agreement_is_closer_than_a_cooperation_and_one_denied_denies_no_cooperation(
    text: str, degree: int | None
) -> None:
    assert words_of(load_model()).intensity_of(text) == degree
