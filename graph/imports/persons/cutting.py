"""A person beside an office: the office stays, the person goes. And texts for messages, without names of persons."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.contacts import without_personal_contacts
from graph.imports.persons.person_names import (
    bears_names,
    is_addressed,
    is_given,
    is_named,
    is_particle,
    is_person,
    is_surname,
    is_surname_of_somebody,
    may_name,
    names_office,
    plain_word,
)
from graph.imports.persons.vocabulary import person_words

LEFT_OUT = "…"
_LONGEST = 300
_PIECE = re.compile(r"[,;/()\n|]|\s[-–—]\s|:\s")
_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?\.?|[,;:(/&+\n]")
_HOUSE_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?\.?")
_ROLES = re.compile(
    r"^(?:z\. ?Hd\.|z\. ?H\.|c/o|vertreten durch|vertr\. durch|i\. ?[VA]\.|Ltg\.|Leit\.)(?: von)?:?\s*", re.IGNORECASE
)
_WITH_SOMEBODY = re.compile(r"^bei ([A-ZÄÖÜ][a-zäöüß]{2,30}), ", re.MULTILINE)
_BEFORE_COLON = re.compile(r"([^\W\d_]{2,20}\.?):")
_APART = re.compile(r"[\s,;:()/|]")
_EDGES = " ,;:&+/-–|\n"
_BRACKETS, _INSIDE = re.compile(r"\([^()]*\)"), re.compile(r"\(([^()]*)\)")
_ACRONYM = re.compile(r"(?<!\w)[A-ZÄÖÜ]{2,6}(?!\w)")
_QUOTED = re.compile(r"(?<=[„“])([^„“”]*)(?=[“”])")
_HANGING = re.compile(r"\s(?:und|u\.|sowie|oder|mit|von|an|bei|durch|über)$")
_LEFT_OVER = re.compile(r"(?:(?:bis|ab|seit) )?[\d./-]{1,12}|[A-ZÄÖÜ]\.?")
"""Behind a person who was cut: since when, or the letter of a given name."""
_SIGNS = re.compile(r"[„“”|]")
_ADJECTIVE = ("e", "er", "es", "en")
"""„Guter Start“ begins with no given name; those that end so are known."""
_BESIDE = re.compile(
    r"\s\(?(?:z\. ?Hd\.|z\. ?H\.|c/o|vertreten durch|Ltg\.|Inh\.:?|Inhaber(?:in)?:?)\s.{1,80}$",
    re.IGNORECASE | re.MULTILINE,
)


class _Span(NamedTuple):
    """The letters of a text in which a person is named."""

    start: int
    end: int


@lru_cache(maxsize=20_000)
def office_in(text: str) -> str:
    """What of a name is the office's: all of it if it names no person, „“ if it names nothing else.

    >>> [office_in(t) for t in ("Jugendamt, Frau Muster", "SPZ (Dr. Muster)", "Gesundheitsamt Mia Muster")]
    ['Jugendamt', 'SPZ', 'Gesundheitsamt']
    >>> [office_in(t) for t in ("Frau Holle e. V.", "Praxis Dr. Muster", "Hebamme Eva Muster", "Eva Muster")]
    ['Frau Holle e. V.', 'Praxis Dr. Muster', 'Hebamme', '']
    """
    if len(text) <= _LONGEST and (behind := _behind_role(text)) is not None:
        return office_in(behind) if behind else ""
    whole = _BESIDE.sub("", text) if len(text) <= _LONGEST else text
    if len(text) > _LONGEST or not _worth(text) or is_house(whole):
        return whole.rstrip(_EDGES) if whole != text else text
    whole = whole.rstrip(_EDGES)
    bare = _BRACKETS.sub(" ", whole)
    if _is_only_person(bare):
        return "; ".join(p for p in _INSIDE.findall(whole) if _is_office_part(p))
    pieces = [piece for p in _PIECE.split(whole) if (piece := p.strip())]
    offices = _without_surnames([_office_of_piece(p) for p in pieces], pieces)
    offices = [o if not n or not _leads_to(pieces[n - 1], o) else "" for n, o in enumerate(offices)]
    offices = _with_partners(offices, pieces)
    if offices == pieces:
        return text if whole == text.rstrip(_EDGES) else whole
    kept = _joined(whole, pieces, [o if plain_word(o) not in person_words().leading else "" for o in offices])
    first = text.partition(" ")[0]
    return kept or (first if plain_word(first) in person_words().posts else "")


def _behind_role(text: str) -> str | None:
    """What stands behind „z. Hd.“ and the like, and behind the name that it leads to: „c/o Muster, Weg 3“; or None."""
    if (host := _WITH_SOMEBODY.match(text)) and not names_office(host[1]):
        return text[host.end() :]
    if not _ROLES.match(text):
        return None
    behind = _ROLES.sub("", text)
    first, *rest = _PIECE.split(behind, maxsplit=1)
    if not _is_word(first.strip()) or names_office(first):
        return behind
    return rest[0].strip() if rest else ""


@lru_cache(maxsize=2_000)
def is_house(text: str) -> bool:
    """Whether a legal form or the word of a house makes a text the name of an organization, whoever it is called after.

    >>> [is_house(t) for t in ("Herr & Frau Muster GbR", "Maria-Ward-Haus", "Robert Koch", "Jugendamt, Frau Haus")]
    [True, True, True, False]
    """
    if _PIECE.search(text) is not None:
        return False
    words = [plain_word(t) for t in _HOUSE_WORD.findall(text)]
    forms, told = person_words().legal_forms, " ".join(words)
    if any(w in forms for w in words) or any(f" {form}" in f" {told}" for form in ("e v", "e.v", "g gmbh")):
        return True
    if told.replace("-", " ") in person_words().patrons:
        return True
    if any(w.endswith("praxis") for w in words) and person_words().salutations.isdisjoint(words):
        return True
    last = words[-1].rpartition("-")[2] if words else ""
    return bears_names(last) and last not in person_words().professions and len(words) <= 4


def may_hold_person(text: str) -> bool:
    """Whether a name that was kept has the form of one that may be a person's, beside an office or alone.

    It says little by itself; in a column that named persons elsewhere it is worth a question.

    >>> [may_hold_person(t) for t in ("Jugendamt, Muster", "Lewin Muster", "Hebamme Muster", "Kita am Park")]
    [True, True, True, False]
    >>> [may_hold_person(t) for t in ("Caritas (Beratung)", "Guter Start", "Hebamme und Stillberaterin")]
    [False, False, False]
    """
    pieces = [piece for p in _PIECE.split(text) if (piece := p.strip())]
    first, _, rest = text.partition(" ")
    if is_profession(first) and rest:
        return _is_formed_as_name(rest)
    if len(pieces) == 1:
        return " " in text and not text.split(maxsplit=1)[0].endswith(_ADJECTIVE) and _is_formed_as_name(text)
    return any(map(_is_office_part, pieces)) and any(map(_is_formed_as_name, pieces))


def _is_formed_as_name(text: str) -> bool:
    words = text.split()
    return (
        1 <= len(words) <= 2
        and all(w[0].isupper() and w[1:].replace("-", "").isalpha() for w in words)
        and not (names_office(text) or text.isupper() or is_house(text) or any(map(str.isupper, words)))
    )


def without_names(text: str) -> str:
    """A text for messages without persons, personal addresses and mobile numbers; quoted names of offices stay whole.

    >>> without_names("Zeile 3: „Jugendamt, Frau Muster“, „Praxis Dr. Muster“, „Sabine Muster“")
    'Zeile 3: „Jugendamt“, „Praxis Dr. Muster“, „…“'
    """
    made = without_personal_contacts(text)
    if not _worth(_SIGNS.sub(" ", made)):
        return made
    return "".join(_told(part, quoted=number % 2 == 1) for number, part in enumerate(_QUOTED.split(made)))


def _told(text: str, *, quoted: bool) -> str:
    if quoted:
        return " | ".join(office_in(c) or (LEFT_OUT if c.strip() else c) for c in text.split(" | "))
    for span in reversed(list(_spans(text, strict=True))):
        text = text[: span.start] + LEFT_OUT + text[span.end :]
    return text


def _worth(text: str) -> bool:
    """Whether a closer look may find a person: nearly every name of a long list ends here."""
    if text.isalnum() and not text.isalpha():
        return False  # one word with digits in it is a Kennung, and nobody's name
    return may_name(text) or leads_to_names(text)


def leads_to_names(text: str) -> bool:
    """Whether a word of a text is one beside which people are named: a profession, a rank, "Leitung", "z. Hd."."""
    words, said = person_words(), {plain_word(w) for w in set(_APART.split(text))}
    if not (words.professions.isdisjoint(said) and words.ranks.isdisjoint(said)) or _BESIDE.search(text) is not None:
        return True
    if _WITH_SOMEBODY.search(text) is not None:
        return True
    return ":" in text and any(plain_word(w) in words.leading for w in _BEFORE_COLON.findall(text))


def _is_only_person(text: str) -> bool:
    """Whether a text names a person, and neither an office nor a profession beside it."""
    return is_person(text) and not names_office(text) and not _profession_in(text) and not _acronym_in(text)


def _acronym_in(text: str) -> bool:
    """„SPZ Dr. Muster“: what is written in capitals is an office, unless all is."""
    return not text.isupper() and _ACRONYM.search(text) is not None


def _is_office_part(text: str) -> bool:
    return (
        bool(text.strip())
        and not _is_state(text)
        and not _is_only_person(text)
        and (names_office(text) or _acronym_in(text) or text.isupper())
    )


def _is_state(text: str) -> bool:
    """„in Elternzeit“: how somebody is, who stands before it."""
    return not text[:1].isupper() and not set(text.split()).isdisjoint(person_words().states_in)


def is_profession(text: str) -> bool:
    """Whether a text is what somebody is by profession, and nothing else.

    >>> is_profession("Hebamme"), is_profession("Praxis für Logopädie")
    (True, False)
    """
    return plain_word(text) in person_words().professions


def _profession_in(text: str) -> bool:
    return any(plain_word(w.strip("(),;")) in person_words().professions for w in text.split())


def _office_of_piece(text: str) -> str:
    """A piece between commas, dashes and brackets without the persons in it; „“ if there is nothing else."""
    bare = _ROLES.sub("", text)
    tokens = bare.split()
    if not tokens:  # nothing but the word for a role, or a sign
        return ""
    if is_house(bare):
        return bare
    if len(tokens) > 1 and plain_word(tokens[0]) in person_words().ranks and not names_office(" ".join(tokens[1:])):
        return ""
    if (bare != text and not names_office(bare)) or _is_only_person(bare):
        return ""
    spans, made = list(_spans(bare)), bare
    if not spans:  # „Familien-, Gesundheits- und …“: an edge that nothing was cut from stays
        return bare
    for span in reversed(spans):
        made = f"{made[: span.start]} {made[span.end :]}"
    left = " ".join(made.split()).strip(_EDGES)
    return left if any(c.isupper() or c.isdigit() for c in left) or names_office(left) else ""  # „(über Frau Muster)“


def _without_surnames(kept: Sequence[str], pieces: Sequence[str]) -> list[str]:
    """„Muster, Hebamme“: beside a profession alone, a word that is no office is a name."""
    professions = person_words().professions
    if len(pieces) < 2 or not any(plain_word(p) in professions for p in kept):
        return list(kept)
    return [k if plain_word(k) in professions or names_office(k) or not _is_word(k) else "" for k in kept]


def _with_partners(kept: Sequence[str], pieces: Sequence[str]) -> list[str]:
    """„Praxis Müller/Meier“: behind the surname that a practice bears, another one belongs to its name."""
    offices = list(kept)
    for n, piece in enumerate(pieces[1:], start=1):
        before = offices[n - 1].split()
        if not offices[n] and is_surname(piece) and len(before) > 1 and is_surname(before[-1]):
            offices[n] = piece
        if not offices[n - 1] and _LEFT_OVER.fullmatch(offices[n]):
            offices[n] = ""  # „Jugendamt, Frau Muster (bis 3/24)“
    return offices


def _leads_to(before: str, text: str) -> bool:
    """„Leitung: Muster“: behind the word for what a person does stands a name, unless it is that of an office."""
    named = text[:1].isupper() and not names_office(text)  # and not the rest of „Ansprechpartner/in“
    return named and plain_word(before.rpartition(" ")[2]) in person_words().leading


def _is_word(text: str) -> bool:
    return text.isalpha() and text[:1].isupper() and not text.isupper()


def _joined(text: str, pieces: Sequence[str], offices: Sequence[str]) -> str:
    """The offices with the signs that stood between them."""
    made, at, before = "", 0, 0
    for piece, office in zip(pieces, offices, strict=True):
        start = text.index(piece, at)
        between = text[before:start] if made else ""
        at = before = start + len(piece)
        if office:
            made = f"{made}{between}{office}"
    made = _HANGING.sub("", made)
    opened = made.count("(") - made.count(")")
    return (made + ")" * max(opened, 0)).strip(_EDGES)


def _spans(text: str, *, strict: bool = False) -> Iterator[_Span]:
    """Where persons stand in a text: „Frau Dr. Muster“, „Mia Muster“, „Hebamme [Eva Muster]“.

    In sentences, ``strict`` leaves what may be the name of a practice.
    """
    found = list(_TOKEN.finditer(text, 0, 4 * _LONGEST))
    tokens = [m[0] for m in found]
    at = 0
    while at < len(tokens):
        end = _person_from(tokens, at, strict=strict)
        if end > at:
            yield _Span(found[at].start(), found[end - 1].end())
            at = end
        else:
            at += 1


def _person_from(tokens: Sequence[str], at: int, *, strict: bool) -> int:
    """The place behind the person that begins at a token; the same place if none does."""
    if not strict and (end := _professional(tokens, at)) > at:
        return end
    if not strict and at and is_surname_of_somebody(tokens, at):
        return at + plain_word(tokens[at - 1]).endswith(person_words().staffed)
    addressed = is_addressed(tokens, at)
    if not addressed and not is_named(tokens, at):
        return at
    end, names = at, 0
    while end < len(tokens) and names < 2 and tokens[end][0].isalpha():
        word = plain_word(tokens[end])
        ends = not tokens[end][0].isupper() or names_office(tokens[end]) or bears_names(word)
        if names and ends and not is_particle(tokens[end]):
            break
        names += not (_title(tokens[end]) or is_particle(tokens[end]) or word in person_words().salutations)
        end += 1
    return end if names else at


def _professional(tokens: Sequence[str], at: int) -> int:
    """„Hebamme [Eva Muster]“, „[Eva Muster] Hebamme“, „[Eva] Hebamme“: the place behind a name by a profession."""
    professions = person_words().professions
    if at and plain_word(tokens[at - 1]) in professions:
        if is_addressed(tokens[at:], 0) or is_named(tokens[at:], 0):
            return _person_from(tokens[at:], 0, strict=True) + at
        alone = len(tokens) == at + 1 and (is_given(tokens[at]) or is_surname(tokens[at]))
        return at + alone
    for end in (at + 1, at + 2):
        follows = end < len(tokens) and plain_word(tokens[end]) in professions
        if follows and is_given(tokens[at]) and (end == at + 1 or not names_office(tokens[at + 1])):
            return end
    return at


def _title(token: str) -> bool:
    return plain_word(token) in person_words().titles
