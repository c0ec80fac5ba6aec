"""How an organization stands, where its name says so: "Polizei (angefragt)", "ehem. Kinderheim", "Caritas (bis 2022)".

The name is read without it. Who is only wished for, or gone, is listed and yet no partner: that it exists is kept as
not known, and asked about, so that it covers no partner group.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from graph.imports.problems import Issue
from graph.imports.recognise.arranged.tables import TypedSheet
from graph.imports.vocabulary.words import word_key
from ontology import say
from ontology.model import Text
from ontology.names import EntityType, Prop

_MARKED = (EntityType.ORGANIZATION, EntityType.SERVICE)
_LONGEST = 200
_DASHES = " -–—"
_OPENING = ("(", "[", "~")
"""With what a name begins that stands in signs as a whole."""
_AROUND = re.compile(r"^(?:\(([^()]+)\)|\[([^\[\]]+)\]|~{1,2}([^~]+)~{1,2})$")
_DASHED = re.compile(r" [-–—] ")
_DOUBTED = re.compile(r"^(.{2,199}?[^\s?]) ?((?<= )\?|\?{2,4})$")
"""A sign by itself, or several: the name of an association may be a question."""
_UNTIL = re.compile(r"bis (?:ende |\d{1,2} |\d{1,2} \d{1,2} )?((?:19|20)\d{2})")
_SINCE = re.compile(r"(?:neu )?(?:seit|ab) (?:\d{1,2} |\d{1,2} \d{1,2} )?(?:19|20)\d{2}")
_DATED = re.compile(r"(?:seit|ab|zum) (?:\d{1,2} |\d{1,2} \d{1,2} )?((?:19|20)\d{2}) (\S.*)")
"""What is said with the day from which it holds: "ab 2025 neue Adresse"."""


class NameMark(NamedTuple):
    """The name alone, what was written beside it, and whether it says that the organization is no partner now."""

    name: str
    mark: str
    gone: bool


@cache
def _words() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("name_marks.toml").read_text("utf-8"))
    return {kind: frozenset(words) for kind, words in raw.items()}


def name_mark(text: str, today: date) -> NameMark | None:
    """The name and the mark in it; None if nothing in it says how the organization stands.

    >>> [tuple(name_mark(t, date(2024, 1, 1))) for t in ("Polizei (angefragt)", "NEU: SPZ", "Klinik – geschlossen –")]
    [('Polizei', 'angefragt', True), ('SPZ', 'NEU', False), ('Klinik', 'geschlossen', True)]
    >>> tuple(name_mark("Klinik ??", date(2024, 1, 1))), name_mark("Na und? e. V.", date(2024, 1, 1))
    (('Klinik', '??', True), None)
    >>> name_mark("Offene Tür", date(2024, 1, 1)), name_mark("Kita (Nord)", date(2024, 1, 1))
    (None, None)
    """
    if len(text) > _LONGEST:
        return None
    bracketed = text.lstrip()[:1] in _OPENING
    if bracketed and (around := _AROUND.match(text.strip())) is not None and any(map(str.isalpha, text)):
        # Whoever puts a whole name in brackets, or strikes it with signs, does not count it like the others.
        return NameMark(next(filter(None, around.groups())).strip(), f"{text.strip()[0]} {text.strip()[-1]}", gone=True)
    for name, mark in (_behind(text), _before(text)):
        gone = _says_gone(mark, today) if name and mark else None
        if gone is not None:
            return NameMark(name, mark, gone)
    return None


def _behind(text: str) -> tuple[str, str]:
    if text.endswith("?") and (doubted := _DOUBTED.match(text)) is not None:
        return doubted[1].strip(_DASHES), doubted[2]
    if text.endswith(")"):
        name, _, mark = text[:-1].rpartition("(")
        return name.strip(_DASHES), mark.strip()
    if not any(sign in text for sign in _DASHES[1:]):
        return "", ""
    parts = _DASHED.split(text.rstrip(_DASHES))
    return (" – ".join(parts[:-1]).strip(_DASHES), parts[-1].strip(_DASHES)) if len(parts) > 1 else ("", "")


def _before(text: str) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    if first.startswith("?") and not first.strip("?"):
        return rest.strip(_DASHES), first
    words = word_key(first)
    signed = first.endswith((":", "!")) or (first.isupper() and len(first) > 1)
    if words in _words()["signed"] and not signed:
        return "", ""
    return rest.strip(_DASHES), first.rstrip(":!")


@lru_cache(maxsize=2_000)
def _says_gone(mark: str, today: date) -> bool | None:
    """Whether a mark says that the organization is no partner now; None if it says nothing of the kind."""
    key, words = word_key(mark), _words()
    if (dated := _DATED.fullmatch(key)) is not None:
        said = _says_gone(dated[2], today)
        return said and int(dated[1]) <= today.year
    if not mark.strip("? ") or key in words["wished"] or key in words["gone"]:
        return True
    if until := _UNTIL.fullmatch(key):
        return int(until[1]) <= today.year
    if key in words["here"] or _SINCE.fullmatch(key) or _begins(key, "changed"):
        return False
    ended = key.partition(" ")[0] in words["gone"] and any(c.isdigit() for c in key)
    return True if ended or _begins(key, "merged") else None


def _begins(key: str, kind: str) -> bool:
    """Whether a mark begins with a word of a kind, behind a day or not, and says more: "übernommen von AWO"."""
    said = dated[2] if (dated := _DATED.fullmatch(key)) is not None else key
    return any(said == word or said.startswith(f"{word} ") for word in _words()[kind])


def without_name_marks(table: TypedSheet, today: date, mark: str) -> TypedSheet:
    """A table of organizations or offers with the names alone; what stood beside them by row."""
    column = table.column_of(table.type, Prop.NAME) if table.type.name in _MARKED else None
    if column is None:
        return table
    found = {
        number: said
        for number, cells in table.rows(mark)
        if column.index < len(cells) and (said := name_mark(cells[column.index], today)) is not None
    }
    if not found:
        return table
    rows: list[Sequence[str]] = [*table.sheet.rows]
    for number, said in found.items():
        rows[number] = [*rows[number][: column.index], said.name, *rows[number][column.index + 1 :]]
    marks = {number: (said.mark, said.gone) for number, said in found.items()}
    return replace(table, sheet=replace(table.sheet, rows=rows), marks=marks)


def stands_in_name(mark: str, *, gone: bool) -> Issue:
    """A name that says how the organization stands."""
    sentence = say(
        "Beim Namen steht „{mark}“. Der Name wurde ohne das gelesen.",
        "“{mark}” stands beside the name. The name was read without it.",
        mark=mark,
    )
    if not gone and _begins(word_key(mark), "changed"):
        remedy = Text(
            de="Nennt der Zusatz einen Träger oder einen Ort, tragen Sie ihn in eine eigene Spalte ein.",
            en="If the addition names a carrier or a place, enter it in a column of its own.",
        )
        return Issue(
            "question", "standing", sentence, Text(de="ein Name ohne Zusatz", en="a name without addition"), remedy
        )
    if not gone:
        remedy = Text(de="Es ist nichts zu tun.", en="Nothing needs to be done.")
        return Issue("warning", "standing", sentence, Text(de="", en=""), remedy)
    more = say(
        "{sentence} Ob die Stelle heute Partner ist, bleibt offen; sie gilt nicht als vorhanden.",
        "{sentence} Whether it is a partner today stays open; it does not count as present.",
        sentence=sentence,
    )
    remedy = Text(
        de="Ist sie dabei, nehmen Sie den Zusatz weg; ist sie es nicht mehr, löschen Sie die Zeile.",
        en="If it takes part, remove the addition; if it does no longer, delete the row.",
    )
    return Issue("question", "standing", more, Text(de="ein Name ohne Zusatz", en="a name without addition"), remedy)
