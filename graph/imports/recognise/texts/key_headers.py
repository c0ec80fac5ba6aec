"""Headers over signs that stand for rows, of their own table or of another one: "ID", "OrgID", "FK_Gremium"."""

import re
from collections.abc import Set
from enum import IntEnum

from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_JOINED = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])|(?<=[A-ZÄÖÜ])(?=[A-ZÄÖÜ][a-zäöüß])|[\s_.\-/()]+")
_GLUED = re.compile(r"^([^\W\d]{3,30})(?:id|nr)$", re.IGNORECASE)
_COUNTED = re.compile(r"^(\D+?)(\d{0,2})$")
_BETWEEN = re.compile(r"[,;/&+\n]|(?<!\s)\s+und\s+")
_BEFORE = re.compile(r"^(?:lfd\. ?)?Nrn?\.? ?", re.IGNORECASE)
_SIGN = re.compile(r"^[{]?[\w.-]{1,40}[}]?$")
_SHORTEST, _ENDING, _LONGER = 3, 2, 3


class Alike(IntEnum):
    """How far two words speak of the same thing."""

    NOT = 0
    SHORTENED = 1
    INFLECTED = 2


def key_header(text: str, lexicon: SheetLexicon) -> str | None:
    """What a header over signs of rows speaks of, empty if of its own rows; None if it is no such header.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> [key_header(t, lexicon) for t in ("OrgID", "FK_Gremium", "Akteur-Nr.", "ortid", "OrgID2", "lfd. Nr.", "Ort")]
    ['Org', 'Gremium', 'Akteur', 'ort', 'Org 2', '', None]
    """
    marks = lexicon.layouts.headers["key"]
    if not text or len(text) > 60 or "\n" in text:
        return None
    kept: list[str] = []
    counted, marked = "", False
    for word in words_in(text):
        found = _COUNTED.match(word)
        if found is not None and word_key(found[1]) in marks:
            counted, marked = found[2] or counted, True
        else:
            kept.append(word)
    if not marked:
        glued = _GLUED.match(text)
        return glued[1] if glued is not None else None
    return " ".join([*kept, counted] if counted and kept else kept)


def words_in(text: str) -> list[str]:
    """The words of a name or header as databases join them: "OrgGremium", "FK_Ort"."""
    return [w for w in _JOINED.split(text) if w]


def alike(first: str, second: str) -> Alike:
    """Whether two words are forms of one another, or one is the beginning of the other.

    >>> alike("Gremium", "Gremien").name, alike("Org", "Organisationen").name, alike("Ort", "Organisation").name
    ('INFLECTED', 'SHORTENED', 'NOT')
    """
    a, b = _plain(first), _plain(second)
    least = min(len(a), len(b))
    if least < _SHORTEST:
        return Alike.INFLECTED if a == b and a else Alike.NOT
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), least)
    if same >= max(_SHORTEST, least - _ENDING) and abs(len(a) - len(b)) <= _LONGER:
        return Alike.INFLECTED
    return Alike.SHORTENED if same == least else Alike.NOT


def sign_of(text: str) -> str:
    """A cell with the sign of a row, in the form in which signs are compared; empty if it holds something else.

    >>> sign_of("07"), sign_of("7."), sign_of("A-17"), sign_of("Kita Nest")
    ('7', '7', 'a-17', '')
    """
    plain = text.strip().rstrip(".")
    if not _SIGN.match(plain):
        return ""
    return str(int(plain)) if plain.isascii() and plain.isdigit() else plain.casefold()


def signs_in(text: str, known: Set[str]) -> list[str] | None:
    """The signs of rows that a cell lists, "3, 7 und 12" or "Nr. 3"; None if it holds something else.

    >>> signs_in("Nr. 3, 7 und 12", {"3", "7", "12"}), signs_in("3 Kitas", {"3"})
    (['3', '7', '12'], None)
    """
    if (whole := sign_of(text)) in known:
        return [whole]
    parts = [sign_of(_BEFORE.sub("", part)) for part in map(str.strip, _BETWEEN.split(text)) if part]
    return parts if parts and all(part in known or part.isdigit() for part in parts) else None


def _plain(word: str) -> str:
    """A word as it is compared: without signs behind it, and with plain vowels, for "Stadt" and "Städte"."""
    return word_key(word).replace("ae", "a").replace("oe", "o").replace("ue", "u")
