"""Which agreement of the store a row means: the one of the same title, the same parties, and no other day.

A title such as "Kooperationsvereinbarung" is that of many agreements. A list that holds several of them names their
parties behind it, one that holds a single one need not.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.identity.name_forms import normal_name
from graph.imports.vocabulary.words import word_key
from graph.records import Entity, Relation
from ontology.names import EntityType, Prop

_PAIR = 2
BETWEEN = " / "
"""Between the parties behind a title."""


class TitledAgreement(NamedTuple):
    """An agreement as people tell it from others: its title without its parties, who they are, and its day."""

    owner: str
    title: str
    parties: frozenset[str]
    signed: str

    def may_be(self, other: "TitledAgreement") -> bool:
        """Whether both can be one: of one title and the same parties, signed on no two days."""
        days = sorted((self.signed, other.signed), key=len)
        return self[:3] == other[:3] and days[1].startswith(days[0])


def titled_agreement(owner: str, name: str, parties: Iterable[str], signed: str) -> TitledAgreement:
    """An agreement by its name, whether that names the parties or not."""
    keys = frozenset(normal_name(party).exact for party in parties)
    title, colon, behind = name.partition(": ")
    told = colon and {normal_name(part).exact for part in behind.split(BETWEEN)} <= keys
    return TitledAgreement(owner, word_key(title if told else name), keys, signed)


class KnownAgreements:
    """The agreements of a store, with the parties that signed them."""

    def __init__(self, known: Iterable[Entity], signed: Iterable[Relation]) -> None:
        entities = {e.id: e for e in known}
        parties: dict[str, list[str]] = defaultdict(list)
        for relation in signed:
            if relation.source in entities:
                parties[relation.target].append(entities[relation.source].name)
        self._known: dict[str, TitledAgreement] = {
            e.id: titled_agreement(e.owner, e.name, parties[e.id], e.value(Prop.SIGNED_ON) or "")
            for e in entities.values()
            if e.type == EntityType.AGREEMENT and len(set(parties[e.id])) >= _PAIR
        }
        self._meant: dict[str, TitledAgreement] = {}

    def meant(self, owner: str, name: str, parties: Sequence[str], signed: str) -> str | None:
        """The one agreement that a row means, and no other row; None if there is none, or several."""
        asked = titled_agreement(owner, name, parties, signed)
        if len(asked.parties) < _PAIR:
            return None
        found = [id for id, known in self._known.items() if asked.may_be(known)]
        return found[0] if len(found) == 1 and self._meant.setdefault(found[0], asked) == asked else None
