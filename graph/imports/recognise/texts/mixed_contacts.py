"""Cells that hold all of a contact: "Am Kanal 3, 26789 Leerort, Tel. 0491/44-0, info@amt.example"."""

import re
from collections.abc import Mapping

from graph.contacts import addresses_in, is_function_mailbox, is_office_number, numbers_in
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_PIECE = re.compile(r"[,;\n|•·]|\s[/–-]\s")
_PLACE = re.compile(r"^(?:D ?-? ?)?\d{5} [^\W\d]")
_WHOLE = re.compile(r"[^\W\d]\.? ?\d{1,4} ?[a-z]? \d{5} [^\W\d]")
_LONGEST, _LONGEST_PLACE = 400, 60
PARTS = (Prop.STREET, Prop.PHONE, Prop.MAILBOX)
"""What is looked for in such a cell; a street stands there with its postal code and place."""


def contacts_in(text: str) -> Mapping[Prop, str]:
    """Address, number and mailbox of a cell, the office's before others; names of persons and faxes are not taken.

    >>> found = contacts_in("Am Kanal 3, 26789 Leerort, Tel. 0491/44-0, info@amt.example")
    >>> [found[p] for p in PARTS]
    ['Am Kanal 3, 26789 Leerort', '0491/44-0', 'info@amt.example']
    >>> contacts_in("Frau Meier"), contacts_in("Fax 0491 44-10")
    ({}, {})
    """
    if len(text) > _LONGEST:
        return {}
    pieces = [" ".join(p.split()) for p in _PIECE.split(text) if p and p.strip()]
    pieces = [p for p in pieces if not word_key(p).startswith("fax")]
    mails = [a for p in pieces for a in addresses_in(p)]
    numbers = [n for p in pieces for n in numbers_in(p)]
    found = {
        Prop.STREET: _address(pieces),
        Prop.PHONE: next((n for n in numbers if is_office_number(n)), numbers[0] if numbers else ""),
        Prop.MAILBOX: next((a for a in mails if is_function_mailbox(a)), mails[0] if mails else ""),
    }
    return {prop: text for prop, text in found.items() if text}


def _address(pieces: list[str]) -> str:
    """The street before the postal code, in the same piece or the one before; nothing without a postal code."""
    for number, piece in enumerate(pieces):
        if _PLACE.match(piece) and number and any(c.isdigit() for c in pieces[number - 1]):
            return f"{pieces[number - 1]}, {piece}"
        if _WHOLE.search(piece) is not None:
            return piece
    return next(filter(is_place_line, pieces), "")


def is_place_line(text: str) -> bool:
    """Whether a line is a postal code with its place: "37991 Tannbach"."""
    return _PLACE.match(text.strip()) is not None and len(text) <= _LONGEST_PLACE


def is_contact_cell(lexicon: SheetLexicon, text: str) -> bool:  # noqa: ARG001 - one shape for all looks
    """Whether a cell holds a number, a mailbox or an address."""
    return bool(contacts_in(text))


def holds_several(lexicon: SheetLexicon, text: str) -> bool:  # noqa: ARG001 - one shape for all looks
    """Whether a cell holds two of them."""
    return len(contacts_in(text)) > 1
