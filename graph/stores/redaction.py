"""How texts are rewritten when something is erased: what is kept has its shape, and says nothing any more.

A redaction is applied to every record, to both sides of every entry of the journal, and to what is said of batches, so
that nothing erased is left in any of them (decision 0027).
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.records import R, Record, Relation, from_json, to_json, with_claims
from graph.records.claims import EXISTS, Claim
from ontology.names import Prop, StatementStatus

ERASED = "gelöscht"
"""What stands where a value was, with the status "unknown"."""
ERASED_IN_TEXT = "[gelöscht]"
_NAMES = (Prop.NAME, Prop.ALIAS)
_SPELLINGS = {"ä": "(?:ä|ae|a)", "ö": "(?:ö|oe|o)", "ü": "(?:ü|ue|u)", "ß": "(?:ß|ss)"}
_BETWEEN = r"[\s._,+/-]{1,3}"
_TITLES = r"(?:frau|herrn|herr|fr\.|hr\.|dr\.|prof\.)\s{0,3}(?:(?:dr\.|prof\.|med\.)\s{0,3}){0,3}"


@dataclass(frozen=True)
class Redaction:
    """What goes: which ids are drawn anew, of which records everything or some properties, and words wherever they are.

    ``alone`` are words that name a person but also others: the names of other records keep them.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    props: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()

    @property
    def meant(self) -> frozenset[str]:
        """The records that the erasure is about, by the ids they had."""
        return self.whole or frozenset(self.props)

    def id(self, id: str) -> str:
        """The id that a record has from now on."""
        return self.ids.get(id, id)

    def plain(self, text: str) -> str:
        """A text without the words that are erased; whole names first, so that none is left with a part gone."""
        return self._elsewhere.sub(ERASED_IN_TEXT, self._everywhere.sub(ERASED_IN_TEXT, text))

    def text(self, text: str | None) -> str | None:
        """The canonical JSON of a record as it is from now on."""
        if text is None or self._touches.search(text) is None:
            return text
        return to_json(self.record(from_json(text)))

    def record(self, record: R) -> R:
        """A record as it is from now on."""
        made = with_claims(record, self._claims(record))
        if isinstance(made, Relation):
            return replace(made, id=self.id(made.id), source=self.id(made.source), target=self.id(made.target))
        return replace(made, id=self.id(made.id))

    def _claims(self, record: Record) -> Iterable[Claim]:
        if record.id in self.whole:
            yield Claim(Prop.NAME, ERASED, status=StatementStatus.UNKNOWN)
        gone = self.props.get(record.id, {})
        for claim in record.claims:
            kept = claim._replace(source=self.id(claim.source), locator=self.plain(claim.locator))
            if claim.prop == EXISTS:
                yield kept
            elif claim.prop not in gone and record.id not in self.whole:
                yield kept._replace(value=self._value(claim))
            elif gone.get(claim.prop):
                yield kept._replace(value=ERASED, status=StatementStatus.UNKNOWN)

    def _value(self, claim: Claim) -> str:
        if claim.value in self.ids:
            return self.ids[claim.value]
        if claim.prop in _NAMES:
            return self._everywhere.sub(ERASED_IN_TEXT, claim.value)
        return self.plain(claim.value)

    @cached_property
    def _everywhere(self) -> re.Pattern[str]:
        return _any_of(map(_exactly, self.ids), map(_spelled, self.words))

    @cached_property
    def _elsewhere(self) -> re.Pattern[str]:
        return _any_of(map(_spelled, self.alone))

    @cached_property
    def _touches(self) -> re.Pattern[str]:
        """Finds the texts that are to be rewritten, without reading them as records."""
        ids = (*self.ids, *self.whole, *self.props)
        quoted = (json.dumps(w, ensure_ascii=False)[1:-1] for w in (*ids, *self.words, *self.alone))
        return _any_of(map(re.escape, ids), map(_spelled, (*self.words, *self.alone)), map(re.escape, quoted))


def words_of_name(name: str) -> tuple[str, ...]:
    """The words by which a name of several parts is found: it itself, turned round, and the last part with a title."""
    parts = [part for part in re.split(r"[\s,]+", name) if part]
    if len(parts) < 2:
        return ()
    if "," in name:
        parts = [*parts[1:], parts[0]]
    return (" ".join(parts), " ".join((parts[-1], *parts[:-1])), f"\x00{parts[-1]}")


def _spelled(words: str) -> str:
    """A pattern for words however they are spelt and joined; a last name alone counts behind a title only."""
    titled = words.startswith("\x00")
    parts = [_letters(part) for part in re.split(r"[\s,]+", words.removeprefix("\x00")) if part]
    pattern = _BETWEEN.join(parts)
    return rf"(?<![^\W_]){_TITLES if titled else ''}{pattern}(?![^\W_])"


def _letters(word: str) -> str:
    return "".join(_SPELLINGS.get(letter, re.escape(letter)) for letter in _folded(word))


def _folded(word: str) -> str:
    """Small letters, and one letter for whatever may be spelt with two."""
    folded = word.casefold()
    for two, one in (("ss", "ß"), ("ae", "ä"), ("oe", "ö"), ("ue", "ü")):
        folded = folded.replace(two, one)
    return folded


def _exactly(id: str) -> str:
    return rf"(?<![\w:.~-]){re.escape(id)}(?![\w~-])"


def _any_of(*patterns: Iterable[str]) -> re.Pattern[str]:
    every = [pattern for group in patterns for pattern in group]
    return re.compile("|".join(dict.fromkeys(every)) or r"(?!)", re.IGNORECASE)
