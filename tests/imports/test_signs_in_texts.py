"""What stays of signs that nobody sees, and of bytes that were read wrongly, in the text of a cell."""

import pytest

from graph.imports.read.cleaning import cleaned


def seen(text: str) -> tuple[str, list[tuple[str, str]]]:
    told: list[tuple[str, str]] = []
    made = cleaned(text, lambda issue, of: told.append((issue.sentence.en.split(" ")[0], of)))
    return made, told


SILENT = [chr(0xAD), chr(0xFE0E), chr(0xFE0F)]
BREAKS = ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\r", "\r\n"]
SPACES = ["\t", "\u00a0", "\u2007", "\u2009", "\u202f", "\u3000"]
INVISIBLE = [
    "\x00",
    "\x1f",
    "\x7f",
    "\x80",
    "\x84",
    "\x86",
    "\x9f",
    "\u200b",
    "\u200e",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u206f",
    "\ufeff",
]


@pytest.mark.parametrize(("signs", "becomes"), [(SILENT, ""), (BREAKS, "\n"), (SPACES, " ")])
def test_signs_that_part_words_do_so_and_silent_ones_are_not_told(signs: list[str], becomes: str) -> None:
    assert {sign: seen(f"Kita{sign}Nest") for sign in signs} == {sign: (f"Kita{becomes}Nest", []) for sign in signs}


def test_signs_that_nobody_sees_are_taken_out_and_told_unless_they_stand_around_a_text() -> None:
    found = {sign: seen(f"Kita{sign}Nest") for sign in INVISIBLE}
    assert {made for made, _ in found.values()} == {"KitaNest"}
    assert all(len(told) == 1 and told[0][1] == "" for _, told in found.values())
    assert {sign: seen(f" {sign}Kita{sign} ") for sign in INVISIBLE} == dict.fromkeys(INVISIBLE, ("Kita", []))


def test_a_byte_that_does_not_fit_is_the_letter_that_windows_means_and_told() -> None:
    made = {byte: seen(f"a{chr(0xDC00 + byte)}b") for byte in (0x80, 0x84, 0xE4, 0xFF)}
    assert [text for text, _ in made.values()] == ["a€b", "a„b", "aäb", "aÿb"]
    assert all([of for _, of in told] == [text] for text, told in made.values())
    lost = [seen(f"a{sign}b") for sign in ("\ud800", "\udc7f", "\udd00", "\udfff", "\ufffd", "\udc81")]
    assert {text for text, _ in lost} == {"a\ufffdb"}
    assert {len(told) for _, told in lost} == {1}
    assert lost[0][1] != made[0x80][1]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("SÃ¼d", "Süd"),
        ("StraÃŸe", "Straße"),
        ("5 â‚¬", "5 €"),
        ("aâ€“b", "a–b"),
        ("CafÃ©", "Café"),
        ("Â§ 8a", "§ 8a"),
        ("aÃ", "aÃ"),
        ("Â€", "Â€"),
    ],
)
def test_what_was_written_twice_in_utf_8_is_mended_and_told(text: str, becomes: str) -> None:
    made, told = seen(text)
    assert (made, len(told)) == (becomes, text != becomes)


def test_a_plain_text_is_only_stripped_and_a_record_separator_is_a_hyphen() -> None:
    assert [seen(t) for t in (" Kita ", "Süd|Nord", "Kita\x1eNest")] == [
        ("Kita", []),
        ("Süd|Nord", []),
        ("Kita-Nest", []),
    ]
