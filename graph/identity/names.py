"""Names in the form in which they are compared: spelling, legal form and filling words set aside."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from graph.identifiers import folded
from graph.identity.words import Legal, Rule, identity_words

_WORD = re.compile(r"([^\W_]+)(\.?)")
_LONG = 200
"""Nobody's name is longer: such a text is compared as it is."""
_AN_ASSOCIATION = "eV"
_ASSOCIATION = Rule(("ev",), Legal("e. V.", "e. V."), (), False, False)
""""Ev." is Protestant, "eV" an association; in other letters the end of the name decides."""


@dataclass(frozen=True, slots=True)
class NormalName:
    """A name taken apart: ``words`` in their order, ``short`` those written with a dot, ``core`` those that tell."""

    words: tuple[str, ...]
    core: frozenset[str]
    short: frozenset[str]
    legal: Legal | None
    level: str

    @property
    def key(self) -> str:
        """The same for every spelling of a name; spaces and hyphens do not matter."""
        return "".join(self.words)


class _Word(NamedTuple):
    text: str
    dotted: bool
    written: str


@lru_cache(maxsize=100_000)
def normal_name(text: str) -> NormalName:
    """The normal form of a name.

    >>> normal_name("Verein f. d. Jugend e.V.").key == normal_name("Verein für die Jugend eV").key
    True
    >>> normal_name("Dt. Kinderschutzbund, OV Musterstadt e. V.").words
    ('deutsch', 'kinderschutzbund', 'ortsverband', 'musterstadt')
    """
    known = identity_words()
    parts = [_Word(folded(w), bool(dot), w) for w, dot in _WORD.findall(text)] if len(text) <= _LONG else []
    words: list[str] = []
    short: set[str] = set()
    legal: Legal | None = None
    at = 0
    while at < len(parts):
        part, rule = parts[at], _rule_at(parts, at)
        at += len(rule.words) if rule is not None else 1
        if rule is not None and rule.legal is not None:
            legal = legal or rule.legal
        elif rule is not None:
            words += [w for w in rule.means if w not in known.filler]
        elif part.text not in known.filler:
            words.append(known.inflected.get(part.text, part.text))
            if part.dotted and len(part.text) > 2:
                short.add(part.text)
    kept = tuple(words) or tuple(p.text for p in parts) or (folded(text.strip()),)
    level = next((w for w in kept if w in known.levels), "")
    return NormalName(kept, _core(kept), frozenset(short), legal, level)


def _rule_at(parts: list[_Word], at: int) -> Rule | None:
    """The rule that reads the words from there on, the one of most words first."""
    first = parts[at]
    rules = identity_words().rules.get(first.text)
    if rules is None:
        return None
    if first.text == "ev" and (first.written == _AN_ASSOCIATION or (at and at == len(parts) - 1)):
        return _ASSOCIATION
    for rule in rules:
        end = at + len(rule.words)
        there = len(rule.words) == 1 or tuple(p.text for p in parts[at:end]) == rule.words
        # A legal form can stand at the end only, but never alone: "AG Frühe Hilfen" is a working group.
        if there and (first.dotted or not rule.dotted) and (not rule.last or (at and end == len(parts))):
            return rule
    return None


def _core(words: tuple[str, ...]) -> frozenset[str]:
    """What is left without the words that only name the body of an association; all words if nothing would be."""
    known = identity_words()
    told = {_without_head(w) for w in words if w not in known.weak}
    return frozenset(told or words)


def _without_head(word: str) -> str:
    for head in identity_words().heads:
        if word.endswith(head) and len(word) - len(head) > 3:
            return word.removesuffix(head)
    return word
