"""Headers of two parts: whose column it is, and what a mark in it says: "StG nein", "KoopV geplant", "AK (bis)".

A cross below "nein" denies, below "geplant" it is open, a day below "bis" ends, a cross below "Stellvertretung" is a
role. Only the part before it names the body or the agreement.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from graph.imports.recognise.texts.declined import nominative
from graph.imports.recognise.texts.seat_marks import Holds, MarkedSeat
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

Says = Literal["", "yes", "no", "unknown", "start", "end", "role", "year", "seats"]
_MOST_WORDS = 3
_BRACKETED = re.compile(r"^([^()]{2,80}?)[ :–-]{0,3}\(([^()]{1,40})\)$")
_PREFIX = re.compile(
    r"^(?:(?:Mitglied(?:schaft)?|Mitgl\.|Sitz|vertreten|Vertr\.|Vertretung|Vertreter(?:[/_*:]?-?in(?:nen)?)?)"
    r"(?: im| in der| in| der| des)?|im|in der|in|Teil der|Teil des"
    r"|(?:Rolle|Funktion)(?: im| in der| in| der| des)"
    r"|(?:Member|Seat|Membership|Part|Role|Function|Position) (?:of|in|on)(?: the| a)?) (?=\S)",
    re.IGNORECASE,
)
_IN = re.compile(r"^(?:im|in der|in den|in|der|des|beim|bei der) (?=\S)", re.IGNORECASE)
_SEATS = re.compile(r"^(?:(?:An)?[Zz]ahl (?:der )?)?(?:Sitze|Plätze)(?: im| in der| in| der| des)? (?=\S)")
_SEATS_BESIDE = re.compile(r"^(?:(?:an)?zahl (?:der )?)?(?:sitze|plaetze)$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")

_TURNED: Mapping[str, Mapping[Holds, Holds]] = {
    "no": {"yes": "no", "no": "unknown"},
    "unknown": {"yes": "unknown", "no": "nothing"},
}
"""What a mark becomes under a header that denies, or leaves open; "nein" under "fehlt" may mean either."""


class HeaderParts(NamedTuple):
    """A header taken apart; ``word`` is the role or the year that a mark in the column means."""

    name: str
    says: Says = ""
    word: str = ""


def parts_of(header: str, group: str, lexicon: SheetLexicon) -> HeaderParts:
    """The body or agreement that a header names, and what the words beside it make of the marks below it."""
    text = plain_header(header)
    if (body := _SEATS.sub("", text)) != text and lexicon.body_kind(body) is not None:
        return HeaderParts(body, "seats")
    if group and (alone := _said(text, lexicon)).says and _is_named(plain_header(group), lexicon):
        return HeaderParts(plain_header(group), *alone[1:])
    if found := _BRACKETED.match(text):
        if _SEATS_BESIDE.match(word_key(found[2])) and lexicon.body_kind(found[1]) is not None:
            return HeaderParts(found[1], "seats")
        said = _said(found[2], lexicon)
        return HeaderParts(found[1], *said[1:]) if said.says and _is_named(found[1], lexicon) else HeaderParts(text)
    words = text.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        name, last = " ".join(words[:-count]).rstrip(" :,–-/"), " ".join(words[-count:])
        said = _said(last, lexicon)
        if said.says and _is_named(name, lexicon):
            whose = _without_last(name, lexicon) if said.says == "year" else name
            return HeaderParts(without_member_word(whose, lexicon), *said[1:])
    member = without_member_word(text, lexicon)
    return (_led_by_role(text, lexicon) if member == text else None) or HeaderParts(member)


def _led_by_role(text: str, lexicon: SheetLexicon) -> HeaderParts | None:
    """A header that names the role before the body: "Vorsitz AK Geburt", "beratend im JHA"."""
    words = text.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1) if lexicon.body_kind(text) is not None else ():
        role, whole = " ".join(words[:count]), " ".join(words[count:])
        name = _IN.sub("", whole)
        name = name if name == whole else nominative(name, lexicon.layouts, is_body=lexicon.body_kind(name) is not None)
        if lexicon.body_kind(role) is None and _said(role, lexicon).says == "role" and _is_named(name, lexicon):
            return HeaderParts(name, *_said(role, lexicon)[1:])
    return None


def _without_last(name: str, lexicon: SheetLexicon) -> str:
    """The name before a year without the word between them: "AK bis" is "AK"."""
    before, _, last = name.rpartition(" ")
    return before if before and word_key(last) in lexicon.layouts.headers["until_year"] else name


def without_member_word(text: str, lexicon: SheetLexicon) -> str:
    """ "Mitglied StG" without the word for the seat."""
    without = _PREFIX.sub("", text)
    return without if without != text and lexicon.body_kind(without) is not None else text


def is_of_members(header: str, lexicon: SheetLexicon) -> bool:
    """Whether a header has the word for the seat before the name of the body: "Mitglied StG", "Vertretung im RT"."""
    text = plain_header(header)
    return without_member_word(text, lexicon) != text


def holds_below(says: Says, holds: Holds) -> Holds:
    """What a mark means under a header that denies, or leaves open."""
    return _TURNED.get(says, {}).get(holds, holds)


def seat_below(parts: HeaderParts, seat: MarkedSeat) -> MarkedSeat:
    """What a mark says of the seat, read with the header that it stands under."""
    if parts.says in ("no", "unknown"):
        return MarkedSeat(holds_below(parts.says, seat.holds))
    if parts.says == "end":
        return seat._replace(start="", end=seat.end or seat.start) if seat.holds == "yes" else MarkedSeat("nothing")
    if parts.says == "role":
        # Who is no deputy may be a member all the same.
        return seat._replace(role=seat.role or parts.word) if seat.holds == "yes" else MarkedSeat("nothing")
    return seat


def _said(text: str, lexicon: SheetLexicon) -> HeaderParts:
    """What last words of a header say; the name stays empty."""
    key, layouts = word_key(text), lexicon.layouts
    known: tuple[tuple[Says, bool], ...] = (
        ("no", key in layouts.polarity["no"]),
        ("unknown", key in layouts.polarity["unknown"]),
        (
            "yes",
            any(
                key in words for words in (layouts.polarity["yes"], layouts.seat["member"], layouts.headers["function"])
            ),
        ),
        ("start", key in layouts.headers["since"]),
        ("end", key in layouts.headers["until"] or key in layouts.agreement["until"]),
        ("year", _YEAR.match(text) is not None),
    )
    says: Says = next((says for says, true in known if true), "")
    role = lexicon.marks.role(key) if not says else None
    return HeaderParts("", "role", role.code) if role is not None else HeaderParts("", says, text)


def _is_named(name: str, lexicon: SheetLexicon) -> bool:
    if not name:
        return False
    first = word_key(name).split()[:1]
    agreed = bool(first) and (first[0] in lexicon.layouts.headers["agreement"])
    return agreed or word_key(name) in lexicon.layouts.headers["agreement"] or lexicon.body_kind(name) is not None
