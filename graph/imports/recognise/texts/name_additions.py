"""What lists write beside the name of an organization and what is no part of it: "Jugendamt (2)", "Caritas (Vorsitz)".

Numbers, roles, rotation, delegation, who stands in, a vacant seat: all tell of the seat and not of the organization.
How it stands ("ehem.", "angefragt") the check reads.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from graph.imports.recognise.texts.glances import glimpsed
from graph.imports.recognise.texts.seat_marks import MarkedSeat
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_GLANCE = re.compile(
    r"[(:]|wechsel|altern|rotier|turnus|n\. ?n\b|\bnn\b|vertret|\bi\. ?v\.|vakant|besetzt|entsandt"
    r"|^\d{1,2} ?x |[,–—-] |mitglied|delegiert|person|\bsitz"
)
"""In folded texts: regardless of case a search takes twice as long."""
_GLANCE_AT_MANY = re.compile(_GLANCE.pattern, re.MULTILINE)
_NUMBER = re.compile(r"^(\d{1,2})(?: ?x)?(?: ?(?:Sitze?|Pers\.?|Personen|Vertreter(?:innen)?|TN|Mitglieder))?$", re.I)
_DELEGATES = re.compile(
    r"^((?:je |jeweils )?(?:\d{1,2}|ein(?:e[nr]?)?|zwei|drei|vier|fünf)) "
    r"((?:Vertret(?:er(?:[:*/_]?-?in(?:nen)?)?|ungen|ung)|Mitglied(?:er)?|Delegierte[rn]?|Person(?:en)?|Sitze?) "
    r"(?:der|des|aus den|aus der|aus dem|von|vom|für die|für den)) (\S.{2,80})$",
    re.IGNORECASE,
)
_COUNTS = {"zwei": "2", "drei": "3", "vier": "4", "fünf": "5"}
_TIMES = re.compile(r"^(\d{1,2}) ?x (\S.*)$")
_BEHIND = re.compile(r"^([^()]{2,160}?),? \(([^()]{1,80})\)$")
_INITIAL = re.compile(r"^[A-ZÄÖÜ]\.$")
_LONGEST, _LONGEST_ROLE, _MOST_SEATS = 200, 40, 9
_NO_ROLE = "office"
"""A word of this role ("Geschäftsstelle") behind a name is a site as well."""


class NameAddition(NamedTuple):
    """The name alone, what stood beside it, and what that says of the seat."""

    name: str
    addition: str
    seat: MarkedSeat


def base_of(text: str) -> str:
    """A name without a number in brackets behind it."""
    found = _BEHIND.match(text) if text.endswith(")") else None
    return found[1] if found is not None and _NUMBER.match(found[2]) else text


def are_alone(names: Iterable[str], lexicon: SheetLexicon) -> bool:
    """Whether nothing of the kind stands beside any of many names."""
    return all(name_addition(name, lexicon) is None for name in glimpsed(names, _GLANCE_AT_MANY))


def name_addition(text: str, lexicon: SheetLexicon) -> NameAddition | None:
    """The name without what tells of the seat; None if nothing of the kind stands beside it.

    >>> from ontology import load_model
    >>> from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    >>> lexicon = sheet_lexicon_of(load_model())
    >>> [name_addition(t, lexicon).name for t in ("Jugendamt (2)", "Vorsitz: SPZ", "Klinik N.N.")]
    ['Jugendamt', 'SPZ', 'Klinik']
    >>> name_addition("Kita (Nord)", lexicon), name_addition("Beratungsstelle: Nord", lexicon)
    (None, None)
    """
    if len(text) > _LONGEST or not _GLANCE.search(text.casefold()):
        return None
    if (sent := _DELEGATES.match(" ".join(text.split()))) is not None:
        number = sent[1].split()[-1].lower()
        count = number if number.isdecimal() else _COUNTS.get(number, "")
        name = _as_called(sent[3], sent[2].rsplit(" ", 1)[1].lower())
        return NameAddition(name, f"{sent[1]} {sent[2]}", MarkedSeat("yes", seats=count if count != "1" else ""))
    for name, addition in _apart(" ".join(text.split()), lexicon):
        seat = _said(addition, lexicon) if any(c.isalpha() for c in name) else None
        if seat is not None:
            return NameAddition(name, addition, seat)
    return None


def _apart(text: str, lexicon: SheetLexicon) -> list[tuple[str, str]]:
    """The ways to part a text into a name and what stands beside it."""
    ways: list[tuple[str, str]] = []
    if (times := _TIMES.match(text)) is not None:
        ways.append((times[2], times[1]))
    if (found := _BEHIND.match(text)) is not None:
        # "N.N. (Klinik)" names the organization in the brackets.
        ways += [(found[2], found[1])] if _is_vacant(found[1], lexicon) else [(found[1], found[2])]
    before, colon, behind = text.partition(":")
    if colon:
        ways += [(behind.strip(), before.strip()), (before.strip(), behind.strip())]
    for sign in (", ", " – ", " - "):
        name, parted, rest = text.rpartition(sign)
        ways += [(name.strip(), rest.strip())] if parted else []
    words = text.split(" ")
    for size in range(min(4, len(words) - 1), 0, -1):
        ways += _by_words((" ".join(words[:-size]), " ".join(words[-size:])), lexicon)
        ways += _by_words((" ".join(words[size:]), " ".join(words[:size])), lexicon)
    for at in range(1, len(words) - 1):
        if words[at].casefold().startswith(("vertret", "i.", "(vertret")):
            ways.append((" ".join(words[:at]).rstrip(" ,;–-"), " ".join(words[at:])))
    return ways


def _by_words(way: tuple[str, str], lexicon: SheetLexicon) -> list[tuple[str, str]]:
    """Without a sign between them only fixed words part: "Diakonie im Wechsel", "N.N. Klinik", "i. V. SPZ"."""
    name, addition = way
    key, words = word_key(addition), lexicon.layouts.beside_name
    fixed = key in words["rotation"] or key in words["vacant"] or (key in words["deputy"] and len(key.split()) > 1)
    return [(name.strip(" ,;–-"), addition)] if fixed else []


def _said(addition: str, lexicon: SheetLexicon) -> MarkedSeat | None:
    """What stands beside a name says of the seat; None if it says nothing of it."""
    key, words = word_key(addition), lexicon.layouts.beside_name
    if (number := _NUMBER.match(addition)) is not None:
        return _of_number(number[1], addition)
    if key in words["vacant"]:
        return MarkedSeat("unknown", unread=addition)
    role = lexicon.marks.role(key) if 1 < len(key) <= _LONGEST_ROLE else None
    if role is not None and role.code != _NO_ROLE:
        return MarkedSeat("yes", role=role.code, vote=role.vote)
    if key in words["deputy"]:
        return MarkedSeat("yes", role="substitute")
    begins = any(key.startswith(f"{word} ") for word in words["deputy"] | words["sent"])
    ends = any(key.endswith(f" {word}") for word in words["sent_ends"])
    member = key in lexicon.layouts.seat["member"] and not _INITIAL.match(addition)  # "Muster, M." is somebody
    if key in words["rotation"] or member or begins or ends:
        return MarkedSeat("yes", unread=addition)
    return None


def _of_number(number: str, addition: str) -> MarkedSeat:
    """How many are sent; a higher number is that of children or of the house: nobody sends a dozen."""
    if int(number) > _MOST_SEATS:
        return MarkedSeat("yes", unread=addition)
    return MarkedSeat("yes", seats=number if int(number) > 1 else "")


def _is_vacant(text: str, lexicon: SheetLexicon) -> bool:
    return word_key(text) in lexicon.layouts.beside_name["vacant"]


def _as_called(name: str, article: str) -> str:
    """A name behind "der" or "des" as it stands alone: "freien Träger" is "freie Träger", "Jugendamtes" "Jugendamt"."""
    first, _, rest = name.partition(" ")
    if article in ("des", "vom") and not rest:
        return re.sub(r"(?<=[a-zß]{4})(?:es|s)$", "", name) if article == "des" else name
    if rest and first[:1].islower() and first.endswith(("en", "er")):
        return f"{first[:-1]} {rest}"
    return name
