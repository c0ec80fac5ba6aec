"""Workbooks of Excel 97 and 95 say what those of today say: as their cells are shown, with what stands beside them."""

import struct
from contextlib import suppress
from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes, read_workbook, within_bounds
from graph.imports.read.limits import Limits
from graph.imports.workbook import MergedArea, Sheet, Workbook
from tests.imports.old_excel_making import OLD, WIDE, endless, font, old_style, record, style, text, workbook

_YELLOW = 0x0D
_FONTS = font() + font(struck=True) + font(colour=0x0A) + font(colour=0x0C, underlined=True) + font(struck=True)
"""The fonts 0 to 3 and, because there is no number 4, font 5."""
_CODES = record(0x41E, struct.pack("<H", 164) + text("00000")) + record(0x41E, struct.pack("<H", 165) + text("0 %"))
_STYLES = b"".join(
    [
        *(style(), style(code=165), style(code=164), style(code=14), style(font=1), style(fill=_YELLOW)),
        *(style(font=2), style(font=3), style(indent=2), style(code=17), style(font=5)),
    ]
)
_PLAIN, _PERCENT, _POSTAL, _DAY, _STRUCK, _FILLED, _RED, _LINK, _INDENT, _MONTH, _STRUCK_TOO = range(11)


def _texts(*said: bytes) -> bytes:
    return record(0xFC, struct.pack("<II", len(said), len(said)) + b"".join(said))


def _cell(row: int, column: int, said: str, style: int = _PLAIN) -> bytes:
    return record(0x204, struct.pack("<HHH", row, column, style) + text(said, wide=True))


def _number(row: int, column: int, value: float, style: int = _PLAIN) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def _read(made: bytes) -> Workbook:
    """The workbook read in this process, which costs no start of another one."""
    return read_bytes("liste.xls", made, limits=Limits(apart=True))


def _book(cells: bytes, shared: bytes = b"") -> Workbook:
    made = workbook(_FONTS + _CODES + _STYLES + shared, [("Liste", cells, 0)])
    return _read(made)


def _sheet(cells: bytes, shared: bytes = b"") -> Sheet:
    (only,) = _book(cells, shared).sheets
    return only


def _rows(sheet: Sheet) -> list[list[str]]:
    return [list(row) for row in sheet.rows]


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (0.75, _PERCENT, "75 %"),
        (1234, _POSTAL, "01234"),
        (45559, _DAY, "2024-09-24"),
        (45559, _MONTH, "2024-09"),
        (0.5, _PLAIN, "0,5"),
    ],
)
def test_numbers_stand_as_they_are_shown(value: float, style: int, shown: str) -> None:
    """Shares were days and postal codes years once: the code of the format decides, not its number."""
    assert _rows(_sheet(_number(0, 0, value, style))) == [[shown]]


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    assert _rows(_sheet(_number(0, 0, 44097, _DAY), record(0x22, 1))) == [["2024-09-24"]]


def test_packed_numbers_are_numbers() -> None:
    many = record(0xBD, struct.pack("<HHHIHIH", 1, 0, _PLAIN, 12 << 2 | 2, _PERCENT, 50 << 2 | 3, 1))
    one = record(0x27E, struct.pack("<HHHI", 0, 0, _PLAIN, 0x3FF00000))
    below_zero = record(0x27E, struct.pack("<HHHi", 0, 1, _PLAIN, -7 << 2 | 2))
    assert _rows(_sheet(one + below_zero + many)) == [["1", "-7"], ["12", "50 %"]]


def test_what_is_seen_beside_the_texts_is_read() -> None:
    cells = b"".join(
        [
            _cell(0, 0, "Kita Süd", _STRUCK) + _cell(1, 0, "Kita Nord", _FILLED) + _cell(2, 0, "Praxis", _RED),
            _cell(3, 0, "Beratung", _LINK) + _cell(4, 0, "Außenstelle", _INDENT) + _cell(5, 0, "Amt", _STRUCK_TOO),
            record(0x208, struct.pack("<HHHHHHI", 1, 0, 1, 255, 0, 0, 0x20)),
            record(0x7D, 0, 0, 2000, 0, 1, 0),
            record(0xE5, 1, 4, 5, 0, 0),
            record(0x201, 0, 1, _FILLED),
        ]
    )
    sheet = _sheet(cells)
    assert sheet.struck == {(0, 0), (5, 0)}
    assert sheet.fills == {(1, 0): "FFFF00", (2, 0): "FF0000", (0, 1): "FFFF00"}, "the blue of a link says nothing"
    assert sheet.indents == {(4, 0): 2}
    assert [sheet.hidden_rows, sheet.hidden_columns] == [{1}, {0}]
    assert sheet.merged == (MergedArea(4, 0, 5, 0),)


def test_what_is_struck_within_a_text_is_cut_out() -> None:
    said = text("Kita Alt Kita Neu", runs=[(0, 1), (9, 0)])
    book = _book(record(0xFD, struct.pack("<HHHI", 0, 0, _PLAIN, 0)), _texts(said))
    assert _rows(book.sheets[0]) == [["Kita Neu"]]
    assert [issue.rule for _, _, issue in book.notices] == ["struck"]


def test_a_text_that_goes_on_in_the_next_record_says_anew_how_wide_it_is() -> None:
    begun = record(0xFC, struct.pack("<IIHB", 1, 1, 8, 0) + b"Kita ")
    goes_on = record(0x3C, b"\1" + "Süd".encode("utf-16-le"))
    assert _rows(_sheet(record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0)), begun + goes_on)) == [["Kita Süd"]]


def test_a_comment_is_found_by_its_object() -> None:
    comment = record(0x5D, 0x15, 0x12, 0x19, 7, *[0] * 7) + record(0x1B6, b"\0" * 10 + struct.pack("<HHI", 4, 16, 0))
    comment += record(0x3C, b"\0nach") + record(0x3C, b"\0" * 16) + record(0x1C, 0, 0, 0, 7)
    assert _sheet(_cell(0, 0, "Kita") + comment).comments == {(0, 0): "nach"}


def test_formulas_give_what_they_gave() -> None:
    special = [b"\0" * 6 + b"\xff\xff", b"\2\0\x2a\0\0\0\xff\xff", b"\1\0\1\0\0\0\xff\xff", struct.pack("<d", 0.25)]
    cells = [record(0x06, struct.pack("<HHH", n, 0, _PLAIN) + result + b"\0" * 8) for n, result in enumerate(special)]
    said = record(0x207, text("Gesundheit"))
    book = _book(cells[0] + said + b"".join(cells[1:]))
    assert _rows(book.sheets[0]) == [["Gesundheit"], ["#N/A"], ["ja"], ["0,25"]]
    assert [issue.rule for _, _, issue in book.notices] == ["error-cell"]


def test_a_workbook_of_excel_95_is_read() -> None:
    def cell(row: int, said: str, style: int) -> bytes:
        raw = said.encode("cp1252")
        return record(0x204, struct.pack("<HHHH", row, 0, style, len(raw)) + raw)

    struck = b"Kita Alt, Neu"
    rich = record(0xD6, struct.pack("<HHHH", 3, 0, 0, len(struck)) + struck + bytes([2, 0, 1, 10, 0]))
    code = record(0x41E, struct.pack("<HB", 164, 2) + b"0%")
    cells = cell(0, "Kita Süd", 0) + cell(1, "Praxis", 1) + _number(2, 0, 0.5, 2) + rich
    cells += record(0x1C, struct.pack("<HHH", 0, 0, 8) + b"seit ")  # what is said is longer than its first record
    cells += record(0x1C, struct.pack("<HHH", 0xFFFF, 0, 3) + "Mär".encode("cp1252"))
    styles = old_style() + old_style(font=1, fill=_YELLOW) + old_style(code=164)
    made = workbook(record(0x42, 1252) + font() + font(struck=True) + code + styles, [("Süd", cells, 1)], version=OLD)
    (sheet,) = _read(made).sheets
    assert (sheet.name, sheet.hidden) == ("Süd", True)
    assert sheet.struck == {(1, 0)}
    assert _rows(sheet) == [["Kita Süd"], ["Praxis"], ["50 %"], ["Neu"]]
    assert (sheet.fills, sheet.comments) == ({(1, 0): "FFFF00"}, {(0, 0): "seit Mär"})


def test_what_is_struck_is_found_behind_signs_that_are_kept_in_two_halves() -> None:
    said = struct.pack("<HBH", 14, 9, 2) + "😀 Alt und Neu".encode("utf-16-le") + struct.pack("<HHHH", 3, 1, 7, 0)
    book = _book(record(0xFD, struct.pack("<HHHI", 0, 0, _PLAIN, 0)), _texts(said))
    assert _rows(book.sheets[0]) == [["😀 und Neu"]]


def test_a_text_of_gnumeric_for_excel_95_goes_on_in_the_next_records() -> None:
    """Gnumeric writes texts there that are longer than a record."""
    said = b"".join(b"Kita %04d " % number for number in range(500))
    first = record(0x204, struct.pack("<HHHH", 0, 0, 0, len(said)) + said[:2072])
    cells = first + record(0x3C, said[2072:4144]) + record(0x3C, said[4144:])
    made = workbook(record(0x42, 1252) + font() + old_style(), [("Liste", cells, 0)], version=OLD)
    assert _rows(_read(made).sheets[0]) == [[said.decode().strip()]]


@pytest.mark.parametrize("kind", [0x1B0, 0x1B1, 0x1B8, 0x800, 0x15F, 0x1B, 0x23E, 0xA0, 0x99, 0x8C, 0x18, 0x17, 0x1AE])
def test_records_that_say_nothing_of_cells_end_no_reading(kind: int) -> None:
    """Conditional formats, links, breaks between pages, names: xlrd is strict about them, each in its way."""
    assert _rows(_sheet(_cell(0, 0, "Kita") + record(kind, 7, 7), record(kind, 7, 7))) == [["Kita"]]


def test_a_link_over_all_cells_costs_nothing() -> None:
    """A hundred bytes that would be four thousand million entries."""
    name = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
    link = struct.pack("<HHHH16sII", 0, 65_535, 0, 65_535, name, 2, 0)
    assert _rows(_sheet(_cell(0, 0, "Kita") + record(0x1B8, link))) == [["Kita"]]


@pytest.mark.parametrize("version", [WIDE, OLD])
def test_a_chart_is_named_as_left_out(version: int) -> None:
    name = text("Schaubild", length="B") if version == WIDE else b"\x09Schaubild"
    chart = record(0x85, struct.pack("<IBB", 0, 0, 2) + name)
    styles = style() if version == WIDE else old_style()
    cell = record(0x203, struct.pack("<HHHd", 0, 0, 0, 7.0))
    made = workbook(font() + styles + chart, [("Liste", cell, 0)], version=version)
    book = _read(made)
    assert ([sheet.name for sheet in book.sheets], book.skipped) == (["Liste"], ("Schaubild",))


def test_damage_is_said_in_one_sentence_and_nothing_beside_it(capfd: pytest.CaptureFixture[str]) -> None:
    whole = workbook(_FONTS + _STYLES, [("Liste", _cell(0, 0, "Kita"), 0)])
    for cut in (8, 600, 1000):
        with pytest.raises(UnreadableFileError, match="„liste"):
            _read(whole[:cut] + b"\xff" * 700 + whole[cut + 700 :])
    assert tuple(capfd.readouterr()) == ("", "")


def test_a_locked_workbook_says_so() -> None:
    with pytest.raises(UnreadableFileError, match="mit einem Passwort geschützt"):
        _book(_cell(0, 0, "Kita"), record(0x2F, 1, 1))


@pytest.mark.parametrize("at", [44, 48, 76, 116 + 512, 4096 + 1024])
def test_chains_that_bite_their_tail_are_read_or_refused(at: int) -> None:
    made = bytearray(workbook(_FONTS + _STYLES, [("Liste", _cell(0, 0, "Kita"), 0)]))
    for value in (0, 1, 2, 8, 0xFFFF, 0xFFFFFFF0):
        made[at : at + 4] = struct.pack("<I", value)
        with suppress(UnreadableFileError):
            _read(bytes(made))


@pytest.mark.slow
def test_a_workbook_is_read_in_a_process_that_can_be_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small: the parts of this one are a tree with a thousand million leaves."""
    plain, hostile = tmp_path / "liste.xls", tmp_path / "baum.xls"
    plain.write_bytes(workbook(_FONTS + _STYLES, [("Süd", _cell(0, 0, "Kita", _INDENT), 1)]))
    hostile.write_bytes(endless())
    heard: list[tuple[str, int]] = []
    assert read_workbook(plain, lambda *said: heard.append(said)).sheets == _read(plain.read_bytes()).sheets
    assert heard == [("Süd", 0)]
    monkeypatch.setattr(within_bounds, "_PATIENCE", 3)
    with pytest.raises(UnreadableFileError, match=r"„baum.* ist zu groß"):
        read_workbook(hostile)
