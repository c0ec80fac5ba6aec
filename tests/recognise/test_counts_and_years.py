"""Numbers of contacts are no closeness, but none is none; what stood below a former year holds no longer."""

import pytest

from tests.recognise.lists import layout, merged, pairs, records, sheet

_PAIRS = """
Organisation 1 | Organisation 2 | {header}
Jugendamt | Kita Nest | 12
Kita Nest | SPZ | 3
SPZ | Jugendamt | {last}"""


def _closeness(text: str) -> list[tuple[str, str]]:
    return [(line["source"], line.get("intensity", "")) for line in records(layout(sheet(text)), "Cooperation")]


@pytest.mark.parametrize("header", ["Kontakte pro Jahr", "Anzahl Treffen", "Fälle", "Kontakte 2024"])
def test_no_contact_is_no_tie_and_a_number_of_them_no_closeness(header: str) -> None:
    told = layout(sheet(_PAIRS.format(header=header, last="0")))
    assert _closeness(_PAIRS.format(header=header, last="0")) == [("Jugendamt", ""), ("Kita Nest", ""), ("SPZ", "0")]
    (said,) = (s for s in told.said if s.issue.rule == "tie")
    assert said.issue.sentence.de.startswith(f"Die Spalte „{header}“ zählt.")
    assert "nur die 0" in said.issue.sentence.de


def test_counts_without_a_zero_stay_as_they_are() -> None:
    text = _PAIRS.format(header="Kontakte pro Jahr", last="5")
    assert [closeness for _, closeness in _closeness(text)] == ["", "", ""]
    (said,) = (s for s in layout(sheet(text)).said if s.issue.rule == "tie")
    assert "gelesen wurde nichts" in said.issue.sentence.de


def test_beside_a_column_of_closeness_counts_say_nothing() -> None:
    text = "Organisation 1 | Organisation 2 | Intensität | Kontakte\nAmt | Kita Nest | 3 | 0\nKita Nest | SPZ | 2 | 9"
    assert _closeness(text) == [("Amt", "3"), ("Kita Nest", "2")]


_MATRIX = """
Einrichtung | Jugendamt | Kita Nest | SPZ
Jugendamt | | {most} | 3
Kita Nest | {most} | | 0
SPZ | 3 | 0 | """


def test_a_matrix_that_counts_says_only_who_has_none() -> None:
    told = layout(sheet(_MATRIX.format(most="12")))
    ties = records(told, "Cooperation")
    assert [(t["source"], t["target"], t["intensity"]) for t in ties] == [("Kita Nest", "SPZ", "0")]
    assert [s.issue.sentence.de[:34] for s in told.said] == ["Die Zahlen reichen bis 12: Sie zäh"]


def test_a_matrix_on_the_scale_says_how_close_they_are() -> None:
    ties = records(layout(sheet(_MATRIX.format(most="4"))), "Cooperation")
    assert sorted(t["intensity"] for t in ties) == ["0", "3", "4"]


def test_one_slip_takes_nothing_from_the_others() -> None:
    text = "Einrichtung | Amt | Kita Nest | SPZ\nAmt | | 2 | 3\nKita Nest | 1 | | 33\nSPZ | 4 | 2 |"
    told = layout(sheet(text))
    assert len(records(told, "Cooperation")) == 5
    assert [s.issue.sentence.de for s in told.said] == ["Zusammenarbeit: Die Zelle wurde nicht gelesen."]


@pytest.mark.parametrize("spans", [(merged(0, 1, 0, 2), merged(0, 3, 0, 4)), ()])
@pytest.mark.parametrize("body", ["Runder Tisch", "Planungskreis Nord"])
def test_of_years_over_bodies_the_last_one_holds(body: str, spans: tuple[object, ...]) -> None:
    """Read without the years, whoever left in 2023 was a member still."""
    years = " | 2023 | | 2024 | " if spans else " | 2023 | 2023 | 2024 | 2024"
    text = f"""
    {years}
    Einrichtung | AK Kita | {body} | AK Kita | {body}
    Jugendamt | x | | x | x
    Kita Nest | | x | x |
    SPZ | x | | | """
    told = layout(sheet(text, merged=spans))
    assert pairs(told) == {("Jugendamt", "AK Kita"), ("Jugendamt", body), ("Kita Nest", "AK Kita")}
    assert {s.place.header for s in told.said} == {"AK Kita 2023", f"{body} 2023"}
