"""Does a text name a person? Careful in both directions: „Praxis Dr. Schmidt“ is a practice, „Dr. Schmidt“ is not."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from graph.imports.persons.vocabulary import person_words

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?\.?")
_TOKEN_OR_MARK = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?\.?|[,;:(/&+\n]")
_PARTS = re.compile(r"[/;&\n+]|\bund\b|\bu\.(?=\s)")
_INITIAL = re.compile(r"(?<!\w)(?:[A-ZÄÖÜ]|Chr?|Th|Ph|Joh)\.")
_SEPARATORS = ",.;:/()-+&\"'"
_MOST_WORDS = 5
_SMALL_TITLES = frozenset(
    {"med", "phil", "päd", "psych", "soz", "jur", "rer", "nat", "dent", "univ", "habil", "h", "c"}
)
"""Parts of titles that are words of their own as well."""
_LONGEST = 120
_STREETS = frozenset({"str", "straße", "strasse", "weg", "platz", "allee"})
_ENDS = frozenset(",;(/\n")
_SHORT_PARTICLES = frozenset({"v.", "d."})
_DIGIT = re.compile(r"\d")
_COMPOUND = 6


def may_name(text: str) -> bool:
    """Whether it is worth looking closer: nearly every cell of a long list ends here.

    >>> may_name("Kita Sonnenschein"), may_name("Muster, Sabine")
    (False, True)
    """
    return text.isupper() or shows_name(text)


def shows_name(text: str) -> bool:
    """The same of many texts, of which nothing follows from capitals: whether a word or a sign in them names somebody.

    >>> shows_name("SPZ\\nKita Nord"), shows_name("SPZ\\nSabine")
    (False, True)
    """
    if "." in text and _INITIAL.search(text) is not None:
        return True
    for mark in _SEPARATORS:  # many times faster than one translation of all
        if mark in text:
            text = text.replace(mark, " ")
    said = set(text.split())
    return not _hints().isdisjoint(said) or any(map(_is_formed, said))


@cache
def _hints() -> frozenset[str]:
    """Given names, salutations and titles as they stand in texts."""
    words = person_words()
    before = {w for w in (*words.salutations, *words.titles) if len(w) > 1}
    spelled = {w.capitalize() for w in before} | {w.upper() for w in before}
    return words.given | words.surnames | before | spelled


@lru_cache(maxsize=20_000)
def is_person(text: str) -> bool:
    """Whether a whole cell is the name of a person, or of several, and of nothing else.

    >>> [is_person(t) for t in ("Frau Muster", "Muster, Sabine", "Dr. Anna Muster", "Fr. A / Hr. B")]
    [True, True, True, True]
    >>> [is_person(t) for t in ("Praxis Dr. Muster", "Kita Anna Frank", "Haus Maria", "Jugendamt")]
    [False, False, False, False]
    """
    if len(text) > _LONGEST or not may_name(text) or _DIGIT.search(text) is not None:
        return False
    bare = re.sub(r"\([^()]*\)", " ", text)
    pieces = [piece for piece in _PARTS.split(bare) if piece.strip()]
    if not pieces or (names_office(bare) and not addresses_person(text)):
        return False
    return all(_is_one(piece) for piece in pieces)


@lru_cache(maxsize=20_000)
def mentions_person(text: str) -> bool:
    """Whether a text names a person somewhere in it.

    >>> mentions_person("Frau Muster kommt nur dienstags"), mentions_person("Fr. 8-12 Uhr")
    (True, False)
    >>> [mentions_person(t) for t in ("Praxis Dr. Muster", "Karl Muster Stiftung", "Jugendamt, Frau Muster")]
    [False, False, True]
    """
    if not may_name(text):
        return False
    tokens = _TOKEN_OR_MARK.findall(text)
    return any(is_addressed(tokens, at) or is_named(tokens, at) for at in range(len(tokens)))


def mentions_surname(text: str) -> bool:
    """Whether a note names somebody by a surname alone, or behind a word that leads to one.

    >>> [mentions_surname(t) for t in ("lt. Müller kein Interesse", "AP: Muster", "Praxis Müller", "Müller GmbH")]
    [True, True, False, False]
    """
    tokens = _TOKEN_OR_MARK.findall(text)
    return any(is_surname_of_somebody(tokens, at) or _is_led(tokens, at) for at in range(len(tokens)))


def is_surname_of_somebody(tokens: Sequence[str], at: int) -> bool:
    """Whether a frequent surname stands there, and not as the name of a practice, a house or a company."""
    words, following = person_words(), plain_word(tokens[at + 1]) if at + 1 < len(tokens) else ""
    if not is_surname(tokens[at]) or _after_bearer(tokens, at):
        return False
    return not (_is_of(following, words.bearers) or following in words.legal_forms or following in _STREETS)


def _is_led(tokens: Sequence[str], at: int) -> bool:
    """Whether a word alone stands behind one for what a person does: "Hausmeister: Muster", "AP Muster, ab 2025"."""
    told = plain_word(tokens[at]) in person_words().leading and tokens[at + 1 : at + 2] == [":"]
    if not told and tokens[at] not in person_words().leads:
        return False
    rest = [t for t in tokens[at + 1 : at + 4] if t != ":"]
    alone = len(rest) == 1 or (len(rest) > 1 and rest[1] in _ENDS)
    return alone and len(rest[0]) > 2 and rest[0][0].isupper() and not _is_office(plain_word(rest[0]))


def mentions_given(text: str) -> bool:
    """Whether a note names somebody by the given name alone; the name of a house or of a street is none.

    >>> [mentions_given(t) for t in ("Petra fragen", "im Haus Maria", "Anna-Frank-Weg", "Stadt Heide")]
    [True, False, False, False]
    """
    tokens = _TOKEN_OR_MARK.findall(text)
    return any(
        is_given(token)
        and "-" not in token
        and not (at and plain_word(tokens[at - 1]) in person_words().places)
        and not _after_bearer(tokens, at)
        and not any(_is_office(plain_word(following)) for following in tokens[at + 1 : at + 3])
        for at, token in enumerate(tokens)
    )


def addresses_person(text: str) -> bool:
    """Whether a text says „Frau …“ or „Herr …“ of somebody, and not as the name of an office („Praxis Frau Dr. …“).

    >>> addresses_person("Jugendamt (Fr. Muster)"), addresses_person("Kita Frau Holle")
    (True, False)
    """
    if not may_name(text):
        return False
    tokens = _TOKEN_OR_MARK.findall(text)
    return any(plain_word(t) in person_words().salutations and is_addressed(tokens, at) for at, t in enumerate(tokens))


def names_office(text: str) -> bool:
    """Whether a word of the text says that it is about an office, a practice, a body or a place."""
    return any(_is_office(plain_word(token)) for token in _TOKEN.findall(text))


def _is_office(word: str) -> bool:
    return _is_of(word, person_words().office)


@lru_cache(maxsize=20_000)
def _is_of(word: str, among: tuple[str, ...]) -> bool:
    """Short words count alone („Amt“), longer ones also within a compound: „Kinderarztpraxis“, but not „Neuhaus“."""
    longer = tuple(w for w in among if len(w) >= _COMPOUND)
    return any(p in among or p.startswith(longer) or p.endswith(longer) for p in word.split("-"))


def _is_one(text: str) -> bool:
    """„Vorname Nachname“, „Nachname, Vorname“, „V. Nachname“, or a salutation or title with a name."""
    words = person_words()
    last, comma, first = text.partition(",")
    tokens = _TOKEN.findall(f"{first} {last}" if comma else text)
    titled = [t for t in tokens if plain_word(t) in words.titles or plain_word(t) in words.salutations]
    named = [t for t in tokens if t not in titled and not is_particle(t)]
    if not named or len(named) > _MOST_WORDS or not all(t[0].isupper() for t in named):
        return False
    telling = any(plain_word(t) not in _SMALL_TITLES for t in titled)  # "med. Versorgung" is nobody
    if telling and (titled[0][0].isupper() or titled[0].endswith(".")):
        return len(named) <= 3
    if len(named) <= 2 and is_surname(named[0]) and (len(named) == 1 or is_given(named[1])):
        return True  # "Muster", "Muster Anna"
    initial = len(named[0]) <= 2 and named[0].endswith(".")
    return len(named) in (2, 3) and (is_given(named[0]) or (initial and len(named[1]) > 2 and named[1][1].islower()))


def may_be_person(text: str) -> bool:
    """Whether a name that says nothing of an office may be somebody's all the same: that is for people to say.

    >>> [may_be_person(t) for t in ("Sonja", "Blumen Müller", "Unbekannt Sonja", "Kita Sonja", "Blaues Band")]
    [True, True, True, False, False]
    """
    words = text.split()
    if not 1 <= len(words) <= 2 or not all(w[0].isupper() and w.replace("-", "").isalpha() for w in words):
        return False
    if names_office(text) or text.isupper():
        return False
    return is_given(words[-1]) or (len(words) > 1 and is_surname(words[-1]))


def is_addressed(tokens: Sequence[str], at: int) -> bool:
    """Whether a salutation or a title stands there, and a name behind it; a salutation begins with a capital.

    >>> [is_addressed(text.split(), 0) for text in ("Frau Meier", "dr. Meier", "frau Meier", "Haus Meier")]
    [True, True, False, False]
    """
    words, plain = person_words(), plain_word(tokens[at])
    if plain not in words.salutations and plain not in ("dr", "prof"):
        return False
    if (plain in words.salutations and not tokens[at][0].isupper()) or _after_bearer(tokens, at):
        return False
    for token in tokens[at + 1 : at + 5]:
        found = plain_word(token)
        if found not in words.titles and not is_particle(token):
            return len(token) > 1 and token[0].isupper() and found not in words.days
    return False


def is_named(tokens: Sequence[str], at: int) -> bool:
    """Whether a given name stands there and a surname beside it."""
    behind = _behind_particles(tokens, at + 1)
    following = tokens[behind] if behind < len(tokens) else ""
    if _is_initial(tokens, at):
        written = len(following) > 2 and following[1].islower() and _is_surname(following)
        return written and not _after_bearer(tokens, at)
    if not is_given(tokens[at]) or _after_bearer(tokens, at) or _before_bearer(tokens, behind):
        return False
    if len(following) < 2:
        return at >= 2 and tokens[at - 1] == "," and _is_surname(tokens[at - 2])
    return _is_surname(following)


def _is_initial(tokens: Sequence[str], at: int) -> bool:
    """Whether a letter stands for a given name: "M. Muster", and not the V of "e. V. Musterstadt"."""
    abbreviated = at > 0 and len(tokens[at - 1]) == 2 and tokens[at - 1].endswith(".")
    return len(tokens[at]) <= 4 and _INITIAL.fullmatch(tokens[at]) is not None and not abbreviated


def _is_surname(token: str) -> bool:
    return len(token) > 1 and token[0].isupper() and not _is_office(plain_word(token))


def _after_bearer(tokens: Sequence[str], at: int) -> bool:
    """„Praxis Dr. Schmidt“, „Haus Anna Muster“: the name is that of an office. No Amt is named after anybody."""
    before = [t for t in tokens[max(0, at - 4) : at] if plain_word(t) not in person_words().titles]
    return bool(before) and _is_of(plain_word(before[-1]), person_words().bearers)


def _before_bearer(tokens: Sequence[str], at: int) -> bool:
    """„Karl Muster Stiftung“: whether what stands behind a surname is called after somebody, or is an office."""
    return any(bears_names(plain_word(t)) or _is_office(plain_word(t)) for t in tokens[at + 1 : at + 2])


def _behind_particles(tokens: Sequence[str], at: int) -> int:
    """The place behind „von der“, „v.“: where the surname stands."""
    while at < len(tokens) and tokens[at][0].islower() and is_particle(tokens[at]):
        at += 1
    return at


@lru_cache(maxsize=20_000)
def is_surname(token: str) -> bool:
    """Whether a word is a surname: a frequent one, one of two, or by its form one from elsewhere.

    >>> [is_surname(word) for word in ("Müller", "Muster-Müller", "Wisłowski", "Kita", "Sonne")]
    [True, True, True, False, False]
    """
    words, parts = person_words(), token.split("-")
    if not words.surnames.isdisjoint(parts):
        return True
    return token[:1].isupper() and any(map(_is_formed, parts)) and not _is_office(plain_word(token))


def _is_formed(word: str) -> bool:
    """Whether a word has the form of a surname from elsewhere: its end, or a letter that German does not write."""
    words = person_words()
    if word.endswith(words.surname_ends):
        return True
    return not word.isascii() and not words.foreign_letters.isdisjoint(word)


def bears_names(word: str) -> bool:
    """Whether a word is that of a house or a practice that may be called after somebody."""
    return _is_of(word, person_words().bearers)


def is_given(token: str) -> bool:
    """Whether a word is a given name."""
    given = person_words().given
    first = token.partition("-")[0]
    return first in given or (token.isupper() and len(token) > 2 and first.capitalize() in given)


def is_particle(token: str) -> bool:
    """Whether a word stands between given name and surname: "von", "v."; the V of "e. V." does not.

    >>> is_particle("von"), is_particle("v."), is_particle("V.")
    (True, True, False)
    """
    return token in _SHORT_PARTICLES or plain_word(token) in person_words().particles


def plain_word(token: str) -> str:
    """A word as the word lists have it."""
    return token.rstrip(".").casefold()
