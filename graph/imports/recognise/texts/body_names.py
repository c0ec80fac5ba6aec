"""Several organizations, or several bodies, in one cell: split where each part is one by itself, else kept whole."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from graph.imports.days_in_texts import is_day
from graph.imports.persons.person_names import addresses_person, is_person
from graph.imports.persons.vocabulary import person_words
from graph.imports.recognise.texts.departments import with_departments
from graph.imports.recognise.texts.header_parts import without_member_word
from graph.imports.recognise.texts.kinds_apart import parts_apart
from graph.imports.recognise.texts.plain_names import name_without_signs
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.words import word_key

ACTING = frozenset({"ELTB", "BEIRAT", "PARL-K", "PARL-S", "PARL-B"})
"""Kinds of bodies that sit in others themselves."""
_SLASH = re.compile(r"\s/\s")
_COMMA = re.compile(r",\s+|\s(?:und|u\.|sowie|&|\+)\s")
_COMMA_ALONE = re.compile(r",\s|\ssowie\s(?=(?:je|jeweils|\d{1,2}|eine?|zwei|drei)\s)")
_AND = re.compile(r"\s(?:und|u\.|sowie|&)\s")
_BODIES = re.compile(r"[;\n|]|\s/\s|,\s")
_IN_TURN = re.compile(
    r"\s(?:im (?:jährlichen )?wechsel|abwechselnd|alternierend|rotierend|im turnus) mit\s(?:der |dem |den )?",
    re.IGNORECASE,
)
_SHARE = re.compile(r" ?\(?\b\d{1,3}(?:[.,]\d)? ?%\)?")
_JOINED = re.compile(r"^ ?(?:[,/+&]|und\b|sowie\b) ?| (?:und|sowie|[/+&])$")
"""What stands between a name and the share of another one."""
_SEMICOLON = re.compile(r";|(?<=\w)\|(?=\w)")
_SEVERAL = re.compile(r"[;\n]|(?<=\w)\|(?=\w)")
"""A stroke between blanks may stand within one name."""
_ROLE = re.compile(
    r"^(.*\S)\s*+[(\[]([^()\[\]]{1,60})[)\]]$|^(.{2,}?)(?::| [–-])\s++(\S.{0,60})$"
    r"|^(\S.{0,58}\S) ((?:seit|bis|ab) \S{1,12})$"
)
_NUMBERED = re.compile(r"^(\S{2,20}) (\d{1,2})((?: ?(?:\+|/|&|,|und|u\.) ?\d{1,2}){1,8})$")
_COUNTED = re.compile(r"^\d{1,2} [A-ZÄÖÜ]\w{3,}")
"""How many of a kind: "3 Kinderärzte"."""
_OF = re.compile(r"^(?:der|des|im|in der|in) (?=\S)")
_MOST_JOINED = 6
"""A name that is known whole has no more parts."""
_LONGEST_BODY = 60
_LONGEST = 400


class Split(NamedTuple):
    """The parts of a cell; ``asked`` says that it was split, or may have to be."""

    parts: tuple[str, ...]
    asked: bool


def split_members(text: str, lexicon: SheetLexicon) -> Split:
    """The organizations of a cell under a header such as "Mitglieder", where several are the rule.

    Line breaks part as semicolons do, and slashes between blanks where each part is called like an organization; of
    commas three parts are an enumeration, two only if each is called so: "Caritasverband, Beratungsstelle Nord" is one.
    What is known whole stays whole, and so does a department behind its house.
    """
    whole = " ".join(text.split())
    if word_key(whole) in lexicon.whole:
        return Split((whole,), asked=False)
    if (points := _points(text)) is not None:
        return Split(points, asked=True)
    if _SEVERAL.search(text):
        parts = tuple(p for p in _clean(_SEVERAL.split(text)) if any(c.isalpha() for c in p))
        return Split(tuple(p for part in parts for p in split_members(part, lexicon).parts), asked=True)
    if len(parts := _clean(_SLASH.split(text))) > 1 and all(_is_one(p, lexicon) for p in parts):
        return Split(parts, asked=True)
    named = _parted(text, _COMMA_ALONE, lexicon)
    parts = _clean(with_departments(named, lexicon))
    if len(parts) > 1 and word_key(parts[-1]) not in lexicon.whole:
        last = _clean(with_departments(_AND.split(parts[-1]), lexicon))
        parts = (*parts[:-1], *last) if all(_is_one(p, lexicon) for p in last) else parts
    many = max(len(parts), len(named)) > 2
    if len(parts) > 1 and (many or all(_is_one(p, lexicon) or _COUNTED.match(p) for p in parts)):
        return Split(parts, asked=True)
    return Split((whole,), asked=len(named) > 1)


def _parted(text: str, between: re.Pattern[str], lexicon: SheetLexicon) -> list[str]:
    """The pieces of a text, where several that are one known name together stay one, and what brackets hold."""
    if not lexicon.whole and "(" not in text:
        return between.split(text)
    signs = [m.span() for m in between.finditer(text) if not _in_brackets(text, m.start())]
    starts, stops = [0, *(stop for _, stop in signs)], [*(start for start, _ in signs), len(text)]
    found: list[str] = []
    at = 0
    while at < len(starts):
        lasts = range(min(len(stops), at + _MOST_JOINED) - 1, at, -1)
        last = next((n for n in lasts if word_key(text[starts[at] : stops[n]]) in lexicon.whole), at)
        found.append(text[starts[at] : stops[last]])
        at = last + 1
    return found


def _in_brackets(text: str, at: int) -> bool:
    """Whether a sign stands within brackets: it parts no names, as in "Klinikum (aus Haus Nord und Haus Süd)"."""
    return text.count("(", 0, at) > text.count(")", 0, at) and ")" in text[at:]


def _points(text: str) -> tuple[str, ...] | None:
    """The lines of a cell with bullets or numbers, which nothing else parts; None if it has none.

    The first may have lost its own.
    """
    lines = [line for piece in text.split("\n") if (line := " ".join(piece.split()))]
    plain = [name_without_signs(line, items=line[0].isdigit()) for line in lines]
    marked = [line != name and not line[0].isalpha() for line, name in zip(lines, plain, strict=True)]
    return _clean(plain) if len(lines) > 1 and all(marked[1:]) else None


def without_rest(text: str, lexicon: SheetLexicon) -> str:
    """A choice of a form that was written by hand, without the word of the form: "Sonstiges: Qualitätszirkel"."""
    label, colon, said = text.partition(":")
    return said.strip() if colon and said.strip() and word_key(label) in lexicon.layouts.rows["rest"] else text


def partner_and_degree(part: str) -> tuple[str, str]:
    """A partner, and in how far or how often they work together where that stands in brackets behind the name.

    >>> partner_and_degree("SPZ Moor (lose)"), partner_and_degree("Kita Süd (Horn)")
    (('SPZ Moor', 'lose'), ('Kita Süd (Horn)', ''))
    """
    part = part.removeprefix("mit ").removeprefix("zu ")  # "Kooperationen: mit Klinik, Gesundheitsamt"
    name, _, beside = part[:-1].rpartition("(") if part.endswith(")") else ("", "", "")
    words, key = asked_words(), word_key(beside)
    known = key in words.often or key in words.never or key in words.degree
    return (name.strip(), beside.strip()) if name.strip() and known else (part, "")


def split_organizations(text: str, lexicon: SheetLexicon) -> Split:
    """The organizations that a cell names.

    A semicolon parts, but for a person, a place or a number behind it; a line break, a slash between spaces, commas
    and "und" only if every part is called like an organization by itself: names hold commas and "und" by nature.
    """
    whole = " ".join(text.split())
    if len(text) > _LONGEST or word_key(whole) in lexicon.whole:
        return Split((whole,), asked=False)
    if len(turns := _clean(_IN_TURN.split(whole))) > 1 and all(_is_one(p, lexicon) for p in turns):
        return Split(turns, asked=True)
    if _SEMICOLON.search(text):
        parts = tuple(" ".join(p.split()) for p in _SEMICOLON.split(text))
        apart = all(any(c.isalpha() for c in p) for p in parts)
        return Split(_with_additions(parts, lexicon), asked=True) if apart else Split((whole,), asked=False)
    for pieces in (text.split("\n"), _SLASH.split(whole), _tight(whole, lexicon)):
        parts = _clean(pieces)
        if len(parts) > 1:
            apart = all(_is_one(p, lexicon) for p in parts) and not _broken(parts, lexicon)
            return Split(parts, asked=True) if apart else Split((whole,), asked=True)
    return _enumerated(whole, lexicon)


def may_be_several(text: str) -> bool:
    """Whether a text has a sign or a word in it that may part several."""
    return bool(_SEMICOLON.search(text) or _SLASH.search(text) or _COMMA.search(text))


def split_carriers(text: str, lexicon: SheetLexicon) -> Split:
    """Those who carry something together: "AWO / Caritas", "Landkreis Moor und Stadt Moor", "A 51 %, B 49 %"."""
    shared = _clean([_JOINED.sub("", piece) for piece in _SHARE.split(text)])
    if len(shared) > 1:
        return Split(shared, asked=True)
    parts = _clean([p for piece in _SLASH.split(text) for p in _AND.split(piece)])
    slashed = _clean(_SLASH.split(text))
    mixed = len(slashed) > 1 and all(lexicon.is_public(p) or _is_one(p, lexicon) for p in slashed)
    public = len(parts) > 1 and all(map(lexicon.is_public, parts))
    if (public or mixed) and word_key(text) not in lexicon.whole:
        return Split(parts if public else slashed, asked=True)
    return split_organizations(text, lexicon)


def _with_additions(parts: Sequence[str], lexicon: SheetLexicon) -> tuple[str, ...]:
    """The parts, each with what only adds to it: "SPZ; Frau …", "Beratungsstelle; Hauptstr. 3"."""
    found, before = list[str](), ""
    for part in parts:
        adds = any(map(str.isdigit, part)) or lexicon.is_municipality(part)
        if is_person(part) or addresses_person(part) or (found and adds and not lexicon.is_organization(part)):
            if found:
                found[-1] = f"{found[-1]}, {part}"
            else:
                before += f", {part}"
        else:
            found.append(part + before)
            before = ""
    return tuple(found) or (", ".join(parts),)


def _broken(parts: Sequence[str], lexicon: SheetLexicon) -> bool:
    """Whether one name was broken in two: a bare word for a kind, and below it what only its legal form tells."""
    for before, part in pairwise(parts):
        words = word_key(part).split()
        bare = [w for w in words if w not in person_words().legal_forms]
        if len(before.split()) == 1 and len(bare) < len(words) and not lexicon.is_organization(" ".join(bare)):
            return True
    return False


def _tight(text: str, lexicon: SheetLexicon) -> list[str]:
    """Both sides of a stroke without blanks, if each is a name of its own: not "Kita/Hort Süd", "Stelle Moor/Horn"."""
    parts = text.split("/")
    names = [p.split() for p in parts]
    own = all(len(n) > 1 and _is_one(p, lexicon) for n, p in zip(names, parts, strict=True))
    return parts if len(parts) > 1 and own and len({n[-1] for n in names}) == len(parts) else [text]


def _enumerated(text: str, lexicon: SheetLexicon) -> Split:
    parts = _clean(with_departments(_parted(text, _COMMA, lexicon), lexicon))
    if len(parts) < 2:
        return Split((text,), asked=False)
    if all(map(_COUNTED.match, parts)):
        return Split(parts, asked=True)
    brands = all(word_key(p) in lexicon.layouts.organization_names for p in parts)
    firsts = {word_key(p).split()[0] for p in parts if word_key(p)}
    alike = len(firsts) == 1 and all(len(p.split()) > 1 and lexicon.is_organization(p) for p in parts)
    if brands or alike:
        return Split(parts, asked=True)
    if not all(_is_one(p, lexicon) for p in parts):
        return Split((text,), asked=False)
    apart = parts_apart(parts, lexicon, joined=_AND.search(text) is not None)
    return Split(parts if apart == "several" else (text,), asked=apart != "one")


def _is_one(text: str, lexicon: SheetLexicon) -> bool:
    if text.count("(") != text.count(")"):
        return False  # half of a bracket
    return word_key(text) in lexicon.whole or (lexicon.is_organization(text) and not lexicon.is_contact(text))


def _clean(pieces: list[str]) -> tuple[str, ...]:
    return tuple(p for piece in pieces if (p := name_without_signs(" ".join(piece.split()).strip(" ,"))))


class NamedBody(NamedTuple):
    """A body that a cell names, with the words about the seat in it; ``sure`` says that it is one."""

    name: str
    mark: str
    sure: bool


def split_bodies(text: str, lexicon: SheetLexicon, known: frozenset[str]) -> list[NamedBody]:
    """The bodies that a cell names; ``known`` are keys of bodies that are listed elsewhere."""
    whole = " ".join(text.split())
    if word_key(whole) in known or len(text) > _LONGEST:
        return [NamedBody(whole, "", sure=word_key(whole) in known)]
    parts: list[str] = []
    if len(numbered := _numbered(whole, lexicon)) > 1:
        return [NamedBody(name, "", sure=True) for name in numbered]
    for piece in (without_rest(p, lexicon) for p in _clean(_BODIES.split(text))):
        slashed = _clean(piece.split("/"))
        bodies = len(slashed) > 1 and word_key(piece) not in known and all(_is_body(p, lexicon, known) for p in slashed)
        for part in slashed if bodies else (piece,):
            parts += _and_split(part, lexicon, known)
    return [_named(p, lexicon, known, alone=len(parts) == 1) for p in parts]


def _numbered(text: str, lexicon: SheetLexicon) -> list[str]:
    """ "AK 1 + 2" names two bodies by the number of each."""
    found = _NUMBERED.match(text)
    if found is None or lexicon.body_kind(found[1]) is None:
        return []
    return [f"{found[1]} {number}" for number in re.findall(r"\d+", f"{found[2]} {found[3]}")]


def _and_split(piece: str, lexicon: SheetLexicon, known: frozenset[str]) -> list[str]:
    """ "AK Geburt und Übergang" is one body, "Steuerungsgruppe und Runder Tisch" are two."""
    halves = _clean(_AND.split(piece))
    bodies = all(_is_body(h, lexicon, known) for h in halves)
    return list(halves) if len(halves) > 1 and bodies and word_key(piece) not in known else [piece]


def _is_body(text: str, lexicon: SheetLexicon, known: frozenset[str]) -> bool:
    return word_key(text) in known or lexicon.body_kind(text) is not None


def name_and_mark(piece: str, lexicon: SheetLexicon) -> tuple[str, str]:
    """A name, and what is said beside it of its seat: "Gesundheitsamt (Vorsitz)"; the name alone if nothing is."""
    bracketed = piece[:1] + piece[-1:] == "()" and piece.count("(") == 1
    if found := _ROLE.match(piece[1:-1] if bracketed else piece):  # "(Polizei – noch offen)"
        inner = found[2] or found[4] or found[6]
        if lexicon.marks.seat(inner).holds != "unread":
            return found[1] or found[3] or found[5], inner
        if found[2] and word_key(inner) in asked_words().often:
            return found[1], f"x, {inner}"  # how often somebody comes is no part of a name
    return piece, ""


def _seated(piece: str, lexicon: SheetLexicon) -> tuple[str, str]:
    """The body and the words about the seat, behind or before it: "StG (Vorsitz)", "Vorsitz der StG", "Mitglied AK"."""
    name, mark = name_and_mark(piece, lexicon)
    name = without_member_word(name, lexicon)
    role, _, body = name.partition(" ")
    body = _OF.sub("", body)
    if mark or word_key(name) in lexicon.layouts.bodies or lexicon.body_kind(body) is None:
        return name, mark
    return (body, role.rstrip(":")) if lexicon.marks.role(word_key(role)) is not None else (name, mark)


def _named(piece: str, lexicon: SheetLexicon, known: frozenset[str], *, alone: bool) -> NamedBody:
    name, mark = (piece, "") if word_key(piece) in known else _seated(piece, lexicon)
    first = word_key(name).split(" ")[0]
    asked = asked_words()
    says_how_much = any(word_key(name) in words for words in (asked.often, asked.never, asked.degree))
    one = alone and len(name) <= _LONGEST_BODY and "@" not in name and first not in lexicon.layouts.seat["no_name"]
    # "seit 2012", "ruht", "Gast" tell of a seat in a body that nobody names.
    tells = lexicon.marks.seat(name).holds != "unread" or is_day(name) or name[:1].islower()
    no_body = lexicon.sector_of(name) is not None or ("Sector", word_key(name)) in lexicon.words.ambiguous
    one = one and not says_how_much and not tells and not no_body
    return NamedBody(name, mark, sure=_is_body(name, lexicon, known) or one)
