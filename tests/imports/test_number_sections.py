"""Formats of cells have sections: which of them shows a number, and which a text, as Excel does."""

from datetime import date

from graph.imports.read.excel_styles import format_of
from graph.imports.read.number_formats import day_of_serial, number_format, plain_number

SHOWN = {
    "0": ("5", "0", "-5", "x"),
    "0;(0)": ("5", "0", "(5)", "x"),
    '0;-0;"keine"': ("5", "keine", "-5", "x"),
    '0;-0;"keine";"Stelle "@': ("5", "keine", "-5", "Stelle x"),
    '0;-0;@" (Text)"': ("5", "0", "-5", "x"),
}
"""By format: five, zero, minus five, and a text."""


def test_each_sign_has_its_section_and_texts_the_last_of_four() -> None:
    formats = {code: number_format(code) for code in SHOWN}
    assert {c: (f.shown(5), f.shown(0), f.shown(-5), f.text_shown("x")) for c, f in formats.items()} == SHOWN


_DAYS = [14, 15, 16, 22, *range(27, 37), *range(50, 59)]
BY_NUMBER = {
    **dict.fromkeys([0, 11, 12, 13, 23, 24, 25, 26, 48, 49, 59], ""), **dict.fromkeys(_DAYS, "1903-05-18"),
    **dict.fromkeys([18, 19, 20, 21, 45, 47], "13:30"), 17: "1903-05", 46: "29629:30", 1: "1235", 2: "1234,56",
    **dict.fromkeys([3, 37, 38, 41], "1.235"), **dict.fromkeys([4, 39, 40, 43], "1.234,56"), 9: "123456 %",
    **dict.fromkeys([5, 6, 42], "1.235 €"), **dict.fromkeys([7, 8, 44], "1.234,56 €"), 10: "123456,25 %",
}  # fmt: skip
"""What 1234.5625 is shown as by the formats that a workbook only names by number; empty: as a plain number."""


def test_a_format_that_is_only_a_number_shows_what_a_german_excel_shows() -> None:
    formats = {number: format_of(number, {}) for number in BY_NUMBER}
    assert {n: f.shown(1234.5625) if f else "" for n, f in formats.items()} == BY_NUMBER


AT_THE_BORDER = {
    ('"' + "x" * 252 + '"0', 5): "x" * 252 + "5", ('"' + "x" * 253 + '"0', 5): "5",  # 255 signs are the longest code
    ("0." + "0" * 16, 0.5): "0,500000000000000", ("0%%%%%%%%", 1): "1", ("0%%%%%%%", 1): "1" + "0" * 14 + " %" * 7,
    ('0 "t"', 1e15 - 1): "999999999999999 t", ('0 "t"', 1e15): "1e+15", ('0,"Tsd"', 12500): "13Tsd",
    ("# ##0", 1234567): "1234 567", ('#/#" t"', 0.5): "0,5", ("0,0", 1234): "1.234", ("0.0", -0.04): "0,0",
    ("0.0", -0.05): "-0,1", ("[h]", 1.5): "36:00", ("[mm]:ss", 0.5): "12:00", ("h:mm:ss", 0.5): "12:00",
    ("m:ss", 0.5): "12:00", ("mm", 43739): "2019-10", ("m/d", 43739): "2019-10-01", ("h:mm am/pm", 0.75): "18:00",
    ("\\a0", 5): "a5", ("!a0", 5): "a5", ("_a0", 5): "5", ("*a0", 5): "5", ('[<1]"a";[<2]"b";"c"', 0): "a",
    ('[<1]"a";[<2]"b";"c"', 1): "b", ('[<1]"a";[<2]"b";"c"', 2): "c", ('[<1]"a";[<2]"b"', 2): "2",
}  # fmt: skip


def test_formats_at_the_border_of_what_they_may_be() -> None:
    assert {(code, value): number_format(code).shown(value) for code, value in AT_THE_BORDER} == AT_THE_BORDER


def test_each_condition_of_a_format_holds_below_at_or_above_its_number() -> None:
    shown = {
        sign: "".join(number_format(f'[{sign}5]"x";"-"').shown(value) for value in (4, 5, 6))
        for sign in ("<", "<=", ">", ">=", "=", "<>")
    }
    assert shown == {"<": "x--", "<=": "xx-", ">": "--x", ">=": "-xx", "=": "-x-", "<>": "x-x"}


def test_serial_numbers_of_days_from_the_first_to_the_last() -> None:
    days = {serial: str(day_of_serial(serial)) for serial in (0, 0.5, 1, 59, 61, 2_958_465, 2_958_466)}
    first, leap, last = "1900-01-01", ("1900-02-28", "1900-03-01"), "9999-12-31"
    assert days == dict(zip(days, ["None", "None", first, *leap, last, "None"], strict=True))
    since_1904 = [day_of_serial(serial, epoch_1904=True) for serial in (0, 2_957_003, 2_957_004)]
    assert since_1904 == [date(1904, 1, 1), date(9999, 12, 31), None]


def test_a_plain_number_has_the_digits_that_a_cell_shows() -> None:
    numbers = (999_999.1234567, 1_000_000.1234567, 1e15 - 1, 1e15, -1e15, 123_456.78901, float("inf"))
    shown = ["999999,1235", "1000000,1234567", "999999999999999", "1e+15", "-1e+15", "123456,789", "inf"]
    assert [plain_number(n) for n in numbers] == shown
