"""Formats of cells have sections: which of them shows a number, and which a text, as Excel does."""

from graph.imports.read.number_formats import number_format

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
