"""Tokens -> the phrases in them: the longest win, and what they took nothing else reads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.imports.naming.name_lexicon import Meaning, NameLexicon, Phrase
from graph.imports.naming.tokens import Token

_LONGEST_WORD = 48
_MOST = 40
"""Words of a name that are looked at."""
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi"})


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found, and the places of the tokens that it took."""

    meaning: Meaning
    places: tuple[int, ...]
    weight: float


class Patterns:
    """Which word patterns a token fulfils; remembered, for lists repeat their words.

    A German compound is what its last part says. Where a pattern leaves the end open, that end must not be one of the
    ``foreign`` ones: "Gesundheitsamtswesen" is no Gesundheitsamt. Where it leaves the beginning open, that must not be
    one of the ``foreign_first``: "Autoklinik" is no clinic.
    """

    def __init__(self, patterns: Iterable[str], foreign: Iterable[str] = (), foreign_first: Iterable[str] = ()) -> None:
        self._foreign, self._foreign_first = tuple(foreign), frozenset(foreign_first)
        self._whole: set[str] = set()
        self._starts: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._ends: dict[str, list[str]] = defaultdict(list)
        self._inside: dict[str, str] = {}
        self._memory: dict[str, tuple[str, ...]] = {}
        for pattern in patterns:
            start, star, end = pattern.partition("*")
            if not star:
                self._whole.add(pattern)
            elif start:
                self._starts[start].append((end, pattern))
            elif end.endswith("*"):
                self._inside[end[:-1]] = pattern
            else:
                self._ends[end].append(pattern)
        opened = (*self._starts, *self._ends, *self._inside)
        self._open_numbers = any(c.isdecimal() for part in opened for c in part)
        self._first = frozenset(start[0] for start in self._starts)
        self._last = frozenset(end[-1] for end in self._ends if end)

    def of(self, key: str) -> tuple[str, ...]:
        """The patterns that a folded word fulfils."""
        if key.isdecimal() and not self._open_numbers:
            return (key,) if key in self._whole else ()  # house numbers are many, and not worth remembering
        found = self._memory.get(key)
        if found is None:
            found = self._memory[key] = tuple(self._find(key[:_LONGEST_WORD]))
        return found

    def _find(self, key: str) -> Iterator[str]:
        if key in self._whole:
            yield key
        if key[:1] in self._first:  # house numbers and most towns begin and end as no pattern does
            for cut in range(1, len(key) + 1):
                yield from self._begun(key, cut)
        if key[-1:] in self._last:
            yield from self._ended(key)
        for inner, pattern in self._inside.items():
            if inner in key and not self._is_foreign(key.rpartition(inner)[2]):
                yield pattern

    def _begun(self, key: str, cut: int) -> Iterator[str]:
        for end, pattern in self._starts.get(key[:cut], ()):
            fits = key.endswith(end) and len(key) >= cut + len(end)
            if fits and (end or not self._is_foreign(key[cut:])):
                yield pattern

    def _ended(self, key: str) -> Iterator[str]:
        for cut in range(len(key)):
            if key[:cut] not in self._foreign_first:
                yield from self._ends.get(key[cut:], ())

    def _is_foreign(self, rest: str) -> bool:
        return bool(rest) and rest.endswith(self._foreign)


class Matcher:
    """Finds the phrases of a lexicon."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._phrases = lexicon.phrases
        self._patterns = Patterns(lexicon.patterns, lexicon.foreign, lexicon.foreign_first)
        self.says = self._patterns.of

    def matches(self, tokens: Sequence[Token]) -> list[Match]:
        """The phrases that stand, in the order of the text."""
        fulfilled = [self._fulfilled(tokens, place) for place in range(min(len(tokens), _MOST))]
        numbers = frozenset(place for place, token in enumerate(tokens[:_MOST]) if self._numbers(token.key))
        found: list[Match] = []
        for place, patterns in enumerate(fulfilled):
            for pattern in patterns:
                for phrase in self._phrases.get(pattern, ()):
                    places = _places(phrase, place, fulfilled, numbers)
                    if places:
                        found.append(Match(phrase.meaning, places, phrase.weight))
        return _standing(found)

    def _numbers(self, key: str) -> bool:
        """Whether a word only counts departments: "Abt. 5 Gesundheit", "Dezernat II Soziales"; "FD 51" says more."""
        return (key.isdecimal() or key in _ROMAN) and not self._patterns.of(key)

    def _fulfilled(self, tokens: Sequence[Token], place: int) -> dict[str, int]:
        """Pattern -> how many tokens it takes; "Job-Center" is read as one word, too."""
        token = tokens[place]
        found = dict.fromkeys(self._patterns.of(token.key), 1)
        if token.also:
            found.update(dict.fromkeys(self._patterns.of(token.also), 1))
        if place + 1 < len(tokens) and tokens[place + 1].joined:
            alone = self._patterns.of(tokens[place + 1].key)
            for pattern in self._patterns.of(token.key + tokens[place + 1].key):
                if pattern not in alone:  # in "AWO-Kita" the carrier is a word of its own
                    found.setdefault(pattern, 2)
        return found


def _places(
    phrase: Phrase, first: int, fulfilled: Sequence[dict[str, int]], numbers: frozenset[int]
) -> tuple[int, ...]:
    """The places a phrase takes from ``first`` on; empty if it does not stand there. Its words may be numbered."""
    places: list[int] = []
    at = first
    for word, gap in zip(phrase.words, phrase.gaps, strict=True):
        while at < len(fulfilled) and word not in fulfilled[at] and (gap or (places and at in numbers)):
            at += 1
        if at >= len(fulfilled) or word not in fulfilled[at]:
            return ()
        width = fulfilled[at][word]
        places += range(at, at + width)
        at += width
    return tuple(places)


def _standing(found: list[Match]) -> list[Match]:
    """No two of them share a token; longer ones, then earlier ones, go first."""
    taken: set[int] = set()
    standing: list[Match] = []
    for match in sorted(found, key=lambda m: (-m.weight, -m.meaning.rank, m.places)):
        if taken.isdisjoint(match.places):
            taken.update(match.places)
            standing.append(match)
    return sorted(standing, key=lambda m: m.places)
