"""Whatever cells a sheet has: it is read, or refused in a sentence; no row is lost, and nothing is slow."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableFileError
from graph.imports.workbook import MergedArea, Sheet
from tests.recognise.lists import content_rows, found, layout, names, sheet
from tests.work import steps

pytestmark = pytest.mark.slow

_LINES = """
Einrichtung|Name|Bereich|Ort|Telefon|Gremien|StG|x|?|ja|12.03.2023|Kita|Klinik / Kita; AWO|Gesundheitswesen|Runder Tisch
1|2|Summe|Stand: 2024|ℹ Hilfe|Akteur|Von|Zu|Vorname|Kontakt|Region|Nord|Status|ausgeschieden|Koop-Vereinb.|Fr. Teich|#NV
Nr.|Gremium|Seit|seit 2019|;|/|(|Mitglied|Rolle|Vorsitz|Legende|Kennung|Titel|AK|Stand|Träger|Kooperationspartner|-
"""
WORDS = [*_LINES.strip().replace("\n", "|").split("|"), "a\nb", *[""] * 9]
cells = st.lists(st.lists(st.sampled_from(WORDS), max_size=7), max_size=12)
areas = st.builds(
    lambda t, le, h, w: MergedArea(t, le, t + h, le + w),
    st.integers(0, 8),
    st.integers(0, 5),
    st.integers(0, 3),
    st.integers(0, 3),
)
places = st.frozensets(st.tuples(st.integers(0, 9), st.integers(0, 6)), max_size=4)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    return sheet(
        draw(cells),
        draw(
            st.sampled_from(
                ["Tabelle1", "Gremien", "Mitgliedschaften", "Akteure", "Nord", "Runder Tisch", "alte Liste", "Listen"]
            )
        ),
        merged=tuple(draw(st.lists(areas, max_size=2))),
        struck=draw(places),
        hidden_rows=draw(st.frozensets(st.integers(0, 9), max_size=2)),
        hidden_columns=draw(st.frozensets(st.integers(0, 6), max_size=1)),
    )


@given(st.lists(sheets(), min_size=1, max_size=3), st.booleans())
@settings(max_examples=200, deadline=None)
def test_any_cells_are_read_or_refused_in_a_sentence(given: list[Sheet], everything: bool) -> None:
    try:
        arranged = layout(*given, take=["hidden", "struck", "old"] if everything else [])
    except UnreadableFileError:
        return
    for said in arranged.said:
        assert said.issue.sentence.de
        assert said.issue.sentence.en
    for one in arranged.sheets:
        for number, _ in one.rows("ℹ"):
            assert one.place(number).cell
            assert one.locator(number)


@given(sheets())
@example(sheet([["Einrichtung", "Einrichtung", "Name"], ["Einrichtung"], ["Name"], ["", "Einrichtung"]]))
@example(sheet([["Einrichtung", "*", "_"], ["Jugendamt", "x", "1"]]))
@example(sheet([["Einrichtung"] * 6, [*["Einrichtung"] * 3, *["Gesundheitswesen"] * 2]]))
@example(sheet([["", "Kita", "Praxis"], ["Kita", "", "x"], ["Praxis", "x"], ["", "x", "x"], ["", "", "", "", "x"]]))
@settings(max_examples=200, deadline=None)
def test_of_any_cells_every_row_is_taken_or_named(given: Sheet) -> None:
    recognised = found(given, take=["hidden", "struck"])
    if any(t.grid.turned for t in recognised.tables):
        return  # its rows are columns
    places = {x.row for x in recognised.left_out}
    places |= {t.grid.counted(row) for t in recognised.tables for row in t.rows}  # a row may name several
    assert len(places) == content_rows(given)


def test_the_work_of_a_long_list_grows_with_its_rows() -> None:
    head = ["Nr.", "Einrichtung", "Ort", "Telefon", "StG", "AK Geburt", "Koop-Vereinb.", "Bemerkung"]

    def recognised(size: int) -> int:
        rows = [[str(n), f"Kita Nr. {n}", "M", f"04999 {n}", "x", "", "ja", ""] for n in range(size)]
        tables = found(sheet([head, *rows])).tables
        assert len(tables[0].rows) == size
        return size

    recognised(8)
    assert steps(lambda: recognised(2_400)) < 16 * steps(lambda: recognised(300))


@pytest.mark.parametrize("piece", ["x", "a, ", "( ", "1.1.", " und ", "\n"])
def test_the_work_of_a_cell_made_to_be_slow_grows_with_its_length(piece: str) -> None:
    def recognised(length: int) -> None:
        text = piece * length
        rows = [["Einrichtung", "Gremien", "StG", "Koop-Vereinb."], ["Kita", "AK", "x", "ja"], [text] * 4]
        assert "Kita" in names(layout(sheet([[text], *rows, [text], [text, text]])))

    recognised(8)
    assert steps(lambda: recognised(4_000)) < 16 * steps(lambda: recognised(500))
