"""Is it one organization, many, or a person? Plurals, and names of people."""

import re
from collections.abc import Sequence

from graph.imports.naming.deciding import Decision
from graph.imports.naming.guess import NOTHING, NameGuess
from graph.imports.naming.name_lexicon import NameLexicon
from graph.imports.naming.phrases import Patterns
from graph.imports.naming.tokens import Token
from graph.imports.persons.vocabulary import given_keys
from ontology.names import OrganizationKind, Prop

_LEGAL = frozenset({"gmbh", "ggmbh", "ug", "ag", "gag", "kg", "gbr", "e v", "v"})
_ADJECTIVE = ("e", "en", "er", "isch")
_TITLED = ("dr", "dres", "prof", "dipl")
_DIGIT = re.compile(r"\d")
_FEW = 4
"""A name of a person has no more words."""


class Plurals:
    """Finds entries that stand for many: "Frühförderstellen", "alle Kitas", "Kinder- und Jugendärzte im Landkreis"."""

    def __init__(self, lexicon: NameLexicon) -> None:
        words = lexicon.collective
        self._many, self._region = words["many"], words["region"]
        self._professions, self._plurals = Patterns(words["professions"]), Patterns(words["plurals"])

    def kind(self, tokens: Sequence[Token], decision: Decision) -> str | None:
        """The kind of a collective entry; None for one organization."""
        head = next((p for p, t in enumerate(tokens) if self._may_be_head(t)), None)
        if head is None or not self._is_plural(tokens[head].key) or not _LEGAL.isdisjoint(t.key for t in tokens):
            return None
        every = tokens[0].key in self._many or "alle" in (t.key for t in tokens[:head])
        if not every and not all(self._adds_nothing(tokens, p, decision) for p in range(len(tokens)) if p != head):
            return None
        professional = bool(self._professions.of(tokens[head].key))
        return OrganizationKind.PROFESSIONAL_GROUP if professional else OrganizationKind.COLLECTIVE

    def sign(self, key: str) -> str:
        """What counts of a word that means nothing else: that it may be a plural, or an adjective."""
        if self._is_plural(key):
            return "+"
        return "~" if key.endswith(_ADJECTIVE) else ""

    def _is_plural(self, key: str) -> bool:
        return bool(self._professions.of(key) or self._plurals.of(key))

    def _may_be_head(self, token: Token) -> bool:
        """The first noun: not "alle", no first part of a compound, no adjective."""
        adjective = token.key.endswith(_ADJECTIVE) and not self._is_plural(token.key)
        return not (token.key in self._many or token.also or adjective or token.key in ("kinder", "jugend"))

    def _adds_nothing(self, tokens: Sequence[Token], place: int, decision: Decision) -> bool:
        """Whether a word leaves it open which one is meant: "im Landkreis", not "am Markt"."""
        key = tokens[place].key
        if key in self._many or key in self._region:
            return True
        if place and tokens[place - 1].key in self._region:
            return True  # "der Stadt Musterau"
        return place in decision.taken and not any(m.meaning.whose and place in m.places for m in decision.matches)


class Persons:
    """Careful: a salutation, a title or a first name, and nothing in the name that is an organization."""

    def __init__(self, lexicon: NameLexicon) -> None:
        words = lexicon.person
        self._salutations, self._titles, self._things = words["salutations"], words["titles"], words["things"]
        self._first = given_keys()

    def may_be(self, text: str) -> bool:
        """Whether a text can be the name of a person at all: one with a digit cannot."""
        return _DIGIT.search(text) is None

    def is_person(self, text: str, tokens: Sequence[Token], guess: NameGuess) -> bool:
        """Whether the text names a person and no organization."""
        saluted = len(tokens) > 1 and tokens[0].key in self._salutations
        if not tokens or (guess is not NOTHING and not saluted) or not self.may_be(text):
            return False
        if saluted:
            return not tokens[1].before and _named(text, tokens[1])
        rest = [t for t in tokens if t.key not in self._titles]
        if not 0 < len(rest) <= _FEW or not all(_named(text, t) and not t.before for t in rest):
            return False
        if any(t.key in self._things for t in rest):
            return False
        first = rest[-1] if text[rest[0].end : rest[0].end + 1] == "," else rest[0]
        return tokens[0].key in _TITLED or (2 <= len(rest) <= 3 and first.key in self._first)


def _named(text: str, token: Token) -> bool:
    return text[token.start].isupper() and token.end - token.start > 1


def as_collective(guess: NameGuess, kind: str) -> NameGuess:
    """The same of many: its kind is that of a collective entry, and nobody's carrier is named."""
    return NameGuess({**guess.codes, Prop.KIND.value: (kind,)}, guess.candidates, guess.words, collective=True)
