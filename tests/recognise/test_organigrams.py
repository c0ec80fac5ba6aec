"""Boxes that stand about on a sheet are told, and no rows of them become organizations."""

import pytest

from graph.errors import UnreadableFileError
from graph.imports.recognise.found import LeftOutFor
from tests.recognise.lists import found, layout, names, sheet

CHARTS = {
    "levels": """ | | Steuerungsgruppe | |
        | | | |
        Jugendamt | | | | Gesundheitsamt
        | | | |
        | | Netzwerkkoordination | |
        | | | |
        AK Nord | | AK Süd | | AK Mitte
        | | | |
        Kita Sonne | | SPZ | | Caritas Horn""",
    "with lines": """ | | Landkreis Moor | |
        | | │ | |
        ┌─── | ─── | ┴ | ─── | ───┐
        Jugendamt | | | | Gesundheitsamt
        │ | | | | ↓
        | Kita Sonne | | SPZ |
        | | | |
        Kita Mond | | | | Frühförderstelle""",
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_is_told_in_one_sentence_with_what_to_do(chart: str) -> None:
    read = found(sheet(chart, "Organigramm"))
    assert not read.tables
    (said,) = [s for s in read.said if s.issue.rule == "header"]
    assert "Organigramm" in said.issue.sentence.de
    assert "Einrichtung" in said.issue.remedy.de
    assert read.rows_in == len(read.rows_named)
    with pytest.raises(UnreadableFileError, match="Organigramm"):
        layout(sheet(chart))


def test_a_chart_beside_a_list_costs_the_list_nothing() -> None:
    listed = sheet("Einrichtung | Ort\nJugendamt | Horn\nSPZ | Horn", "Liste")
    made = layout(listed, sheet(CHARTS["levels"], "Organigramm"))
    assert names(made) == ["Jugendamt", "SPZ"]
    assert LeftOutFor.NO_HEADER in made.recognised.reasons


def test_persons_in_boxes_are_not_shown() -> None:
    chart = CHARTS["levels"].replace("Netzwerkkoordination", "Frau Muster")
    assert not [s for s in found(sheet(chart)).said if "Muster" in s.issue.sentence.de + s.found]


@pytest.mark.parametrize(
    "rows",
    [
        "Einrichtung | | Ort\n| |\nJugendamt | | Horn\n| |\nSPZ | | Moor\n| |\nKita Sonne | | Horn",  # with empty rows
        "Jugendamt\n\nSPZ Horn\n\nKita Sonne\n\nKita Mond\n\nFrühförderstelle Moor",  # one column, in every other row
        "Steuerungsgruppe | | AK Nord\nJugendamt | | SPZ\nKita Sonne | | Caritas Horn",  # members below bodies
        "Einrichtung | Jugendamt | SPZ\nOrt | Horn | Moor\nTelefon | 04999 120 | 04999 130",
    ],
)
def test_lists_with_gaps_stay_lists(rows: str) -> None:
    assert "SPZ" in " ".join(names(layout(sheet(rows))))
