"""What a remark says of the end of an organization, or of its new name: "seit 2023 geschlossen", "umbenannt in …".

Only a piece of a remark that says nothing else counts: "mittwochs geschlossen" and "Vertrag geschlossen" are no ends.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from graph.as_of import opened_on
from graph.imports.dates import day_of
from graph.imports.recognise.texts.glances import glimpsed
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.values import earliest

_LONGEST, _LONGEST_NAME, _MOST_WORDS = 400, 120, 16
_CARRIED = "traeger"
_PIECES = re.compile(r"[;,\n()!|]|\.\s|\s[-–—]\s")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_OPENING = 4
_ARROW = re.compile(r"^([^→➔➜>=]+[^\s→➔➜<>=-])\s?(?:→|➔|➜|->|=>)\s?([^→➔➜>=]{3,})$")
_NEW_BESIDE = re.compile(
    r"^([^()]{3,120}?),? \((?:(?:seit|ab) ([^():]{4,20}): ?|(?:seit [^():]{4,20} )?(?:jetzt|nun|heute|neu):? )"
    r"([^()]{3,120})\)$",
    re.IGNORECASE,
)
_NOW = re.compile(r"^(?:jetzt|nun|heute|neu|heißt jetzt)(?::| ) ?", re.IGNORECASE)
_FORMER = re.compile(r"ehem|früher|vorm|zuvor|vorher|bisher|formerly")
_NEW_BEHIND = re.compile(
    r"jetzt|nun |neu:|neuer |aktuell|inzwischen|mittlerweile|umben|heisst|firmiert|nennt sich|renamed|now "
)
_RENAMED = re.compile(rf"{_FORMER.pattern}|{_NEW_BEHIND.pattern}|[>→➔➜)]")
"""In folded texts."""
_BEHIND = re.compile(r", | [-–—] | \(")


class Remark(NamedTuple):
    """What a remark says, and the name in it: the new one, an earlier one, or that of whom it became a part of."""

    says: Literal["gone", "renamed", "former", "merged"]
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    glance: re.Pattern[str]
    beside: frozenset[str]
    gone: frozenset[str]
    openings: dict[str, Literal["renamed", "former", "merged"]]
    weak: frozenset[str]
    former: frozenset[str]
    merged_behind: frozenset[str]


@cache
def _words() -> _Words:
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("remarks.toml").read_text("utf-8"))
    openings: dict[str, Literal["renamed", "former", "merged"]] = dict.fromkeys(raw["former"], "former")
    openings |= dict.fromkeys((*raw["renamed"], *raw["renamed_weak"]), "renamed")
    openings |= dict.fromkeys(raw["merged"], "merged")
    # Of folded texts: regardless of case a search takes five times as long.
    glance = re.compile("|".join(re.escape(word.casefold()) for word in raw["glance"]))
    return _Words(
        glance,
        frozenset(raw["beside"]),
        frozenset(raw["gone"]),
        openings,
        frozenset((*raw["renamed_weak"], *raw["former"])),
        frozenset(raw["former"]),
        frozenset(raw["merged_behind"]),
    )


def maybe_remarks(texts: Iterable[str]) -> Iterator[str]:
    """Those of many remarks that are worth a look of their own."""
    return glimpsed(texts, _words().glance)


def maybe_renamed(names: Iterable[str]) -> Iterator[str]:
    """Those of many names beside which another one may stand."""
    return glimpsed(names, _RENAMED)


def remark_in(text: str, lexicon: SheetLexicon, today: date | None = None) -> Remark | None:
    """What a remark says of an end or another name; None if it says neither, or speaks of a year to come.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> [remark_in(t, lexicon).says for t in ("seit 2023 geschlossen", "gibt es nicht mehr", "fusioniert mit Kita A")]
    ['gone', 'gone', 'merged']
    >>> remark_in("jetzt: Familienhaus Mitte", lexicon).name
    'Familienhaus Mitte'
    >>> remark_in("ehemals Kita Krone", lexicon), remark_in("früher im Rathaus", lexicon)
    (Remark(says='former', name='Kita Krone'), None)
    >>> [remark_in(t, lexicon) for t in ("mittwochs geschlossen", "Vertrag geschlossen", "jetzt im Rathaus erreichbar")]
    [None, None, None]
    """
    if len(text) > _LONGEST or _words().glance.search(text.casefold()) is None:
        return None
    found = [r for piece in _PIECES.split(text) if (r := _of_piece(piece.strip(), lexicon, opened_on(today)))]
    return min(found, key=lambda r: ("renamed", "former", "merged", "gone").index(r.says), default=None)


class FormerName(NamedTuple):
    """A name, and what stood beside it as the earlier one; a bare arrow does not ``say`` that it is one."""

    name: str
    former: str
    said: bool = True


def former_name(text: str) -> FormerName | None:
    """A name without the earlier one beside it; None if none stands there.

    >>> former_name("Kita Sonne (ehemals Kita Mond)"), former_name("Caritas (ehemals)")
    (FormerName(name='Kita Sonne', former='Kita Mond', said=True), None)
    """
    if len(text) > _LONGEST or _FORMER.search(text.casefold()) is None:
        return None
    name, _, beside = text[:-1].rpartition(" (") if text.endswith(")") else text.partition(", ")
    words = beside.split()
    former = " ".join(words[1:]).strip(" :„“\"'")
    told = len(words) > 1 and word_key(words[0]) in _words().former
    return FormerName(name.strip(), former) if told and name and former[:1].isupper() and len(former) > 2 else None


def newer_name(text: str, lexicon: SheetLexicon, today: date | None = None) -> FormerName | None:
    """The name that stands beside an older one as the new one; None if none does, or only from a day to come.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> newer_name("Jugendamt → jetzt Fachbereich Jugend", lexicon)
    FormerName(name='Fachbereich Jugend', former='Jugendamt', said=True)
    >>> newer_name("Jugendamt -> Fachbereich Jugend", lexicon).said
    False
    >>> newer_name("Beratungsstelle Nord (ab 1.1.2020: Familienberatung Nord)", lexicon).name
    'Familienberatung Nord'
    >>> [newer_name(t, lexicon) for t in ("Caritas (jetzt im Rathaus)", "Kita A (ab 2150: Kita B)", "Kita → neu:")]
    [None, None, None]
    """
    if len(text) > _LONGEST:
        return None
    # Nearly every name ends here.
    arrow = _ARROW.match(text) if any(map(text.__contains__, ">→➔➜")) else None
    beside = _NEW_BESIDE.match(text) if ")" in text else None
    if arrow is not None:
        old, since, new = arrow[1], "", _NOW.sub("", arrow[2])
        said = new != arrow[2]
    elif beside is not None:
        old, since, new, said = beside[1], beside[2] or "", beside[3], True
    else:
        return _renamed_behind(text, lexicon, opened_on(today)) if _NEW_BEHIND.search(text.casefold()) else None
    day = day_of(since) if since else None
    known = not since or (day is not None and earliest(day) <= opened_on(today))
    return FormerName(new.strip(), old.strip(), said) if known and _is_called(new.strip(), lexicon) else None


def _renamed_behind(text: str, lexicon: SheetLexicon, today: date) -> FormerName | None:
    """The new name where a remark behind the old one says it: "Kita A, jetzt Kita B", "Amt - umbenannt in Amt B"."""
    for sign in _BEHIND.finditer(text):
        said = _of_piece(text[sign.end() :].removesuffix(")").strip(), lexicon, today)
        if said is not None and said.says == "renamed" and sign.start() and _is_called(said.name, lexicon):
            return FormerName(said.name, text[: sign.start()].strip())
    return None


def _of_piece(piece: str, lexicon: SheetLexicon, today: date) -> Remark | None:
    words = piece.split()
    if not words or len(words) > _MOST_WORDS or any(int(y) > today.year for y in _YEAR.findall(piece)):
        return None
    keys = [word_key(w) for w in words]
    if (named := _names_another(words, keys, lexicon)) is not None:
        return named
    if keys[0] in ("in", "mit") and keys[-1] in _words().merged_behind and (name := " ".join(words[1:-1])):
        return Remark("merged", name)  # "in AWO Süd aufgegangen"
    left = " ".join(k for k in keys if k not in _words().beside and not _is_day(k))
    return Remark("gone") if left in _words().gone else None


def _names_another(words: Sequence[str], keys: Sequence[str], lexicon: SheetLexicon) -> Remark | None:
    """A new name, or whom it became a part of: behind the words for it, before which only a day may stand."""
    start = 0
    while True:
        for size in range(min(_MOST_OPENING, len(keys) - start - 1), 0, -1):
            opening, name = " ".join(keys[start : start + size]), " ".join(words[start + size :]).strip(" .:„“\"'")
            says = _words().openings.get(opening)
            if says is None or not (1 < len(name) <= _LONGEST_NAME):
                continue
            if says == "former" and _CARRIED in " ".join(keys[start + size :]):
                continue  # "früher AWO-Trägerschaft" says who carried it
            if opening not in _words().weak or _is_called(name, lexicon):
                return Remark(says, name)
        if start >= len(keys) or not (keys[start] in _words().beside or _is_day(keys[start])):
            return None
        start += 1


def _is_called(name: str, lexicon: SheetLexicon) -> bool:
    """Whether a text is the name of an organization and no sentence about one."""
    return (
        name[:1].isupper()
        and lexicon.is_organization(name)
        and not any(w.islower() and len(w) > 5 for w in name.split())
    )


def _is_day(key: str) -> bool:
    """Whether a word is of numbers alone, as in days and years."""
    return key.replace(" ", "").isdigit()
