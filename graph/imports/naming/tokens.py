"""A text -> its words: folded, abbreviations written out, elliptic compounds completed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from graph.identifiers import folded

LONGEST = 300
"""Letters of a name that are looked at; names are shorter, and what is not a name may be long."""
_WORD = re.compile(r"[^\W_]+(?:[*:_/]-?in(?:nen)?(?![^\W_]))?(?:/-innen(?![^\W_]))?")
_GENDER = re.compile(r"[*:_/-]")


class Token(NamedTuple):
    """A word of a text: ``key`` is compared, ``also`` what an elliptic first part stands for."""

    key: str
    start: int
    end: int
    joined: bool = False
    before: tuple[str, ...] = ()
    also: str = ""


@dataclass(frozen=True)
class Tokenizer:
    """Splits texts by the fillers, abbreviations and tails of the word list."""

    fillers: frozenset[str]
    abbreviations: Mapping[str, str]
    tails: tuple[str, ...]
    capitals: frozenset[str]

    def tokens(self, text: str) -> list[Token]:
        """The words of a text without fillers; each knows the fillers before it and whether a hyphen joins it."""
        found: list[Token] = []
        before: list[str] = []
        hanging: list[int] = []
        end = -1
        for match in _WORD.finditer(text, 0, LONGEST):
            key = self.key(match[0])
            joined = match.start() == end + 1 and text[end] == "-"
            end = match.end()
            if not joined and self.is_filler(match[0], key):
                before.append(key)
                continue
            found.append(Token(key, match.start(), end, joined and bool(found), tuple(before)))
            before = []
            if text[end : end + 1] == "-" and not text[end + 1 : end + 2].isalnum():
                hanging.append(len(found) - 1)
            elif hanging:
                self._complete(found, hanging)
                hanging = []
        return found

    def alone(self, text: str) -> list[str] | None:
        """The words of a text as they are written, fillers among them; None where hyphens say more than the words."""
        return None if "-" in text else _WORD.findall(text, 0, LONGEST)

    def key(self, word: str) -> str:
        """The word as it is compared."""
        key = _key(word)
        key = self.abbreviations.get(word) or self.abbreviations.get(key, key)
        # "ja" is no Jugendamt
        return f"{key}-" if key in self.capitals and word[:2].islower() else key

    def is_filler(self, word: str, key: str) -> bool:
        """Whether a word that nothing is joined to says nothing."""
        return key in self.fillers and not (word.isupper() and len(word) > 1)

    def _complete(self, found: list[Token], hanging: Sequence[int]) -> None:
        """ "Sucht- und Drogenhilfe": the first part ends as the second does."""
        last = found[-1].key
        tail = next((t for t in self.tails if last.endswith(t) and last != t), "" if last not in self.tails else last)
        for place in hanging if tail else ():
            t = found[place]
            found[place] = Token(t.key, t.start, t.end, t.joined, t.before, t.key + tail)


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    return _GENDER.sub("", folded(word))
