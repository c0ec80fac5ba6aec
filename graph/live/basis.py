"""What the analysis of a district rests on, and which entries of the journal touch that (decision 0031)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graph.records import SHARED, Record, frame_of
from graph.stores.base import JournalEntry
from graph.stores.mask import pointing
from ontology import Model
from ontology.names import RelationType

_OPENING = frozenset((RelationType.COVERS_DISTRICT,))
"""Records that decide which districts see what. A new district covers nobody: that takes such a relation."""


class Touch(NamedTuple):
    """What one entry of the journal may touch: whose records, whether anybody's, and whether a person came or went."""

    owners: frozenset[str]
    everybody: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """Whose records a district sees; ``loose`` if one of them points to a record that it does not see.

    What stands for such a record outward depends on whether it is a person's, wherever that person is kept.
    """

    owners: frozenset[str]
    loose: bool = False

    def touched_by(self, touch: Touch) -> bool:
        """Whether the analysis may be another one after this."""
        return touch.everybody or not self.owners.isdisjoint(touch.owners) or (self.loose and touch.person)


def basis_of(key: str, records: Iterable[Record], model: Model) -> Basis:
    """The basis of a district that sees these records."""
    found = tuple(records)
    ids, named = {record.id for record in found}, set[str]()
    pointers = pointing(model)
    for record in found:
        if names := pointers[record.type]:
            named.update([claim[1] for claim in record.claims if claim[0] in names])
    return Basis(frozenset({key, SHARED, *{record.owner for record in found}}), loose=not named <= ids)


def touches(entries: Iterable[JournalEntry], model: Model) -> Iterator[Touch]:
    """What entries of the journal touch, each kind of touch once."""
    drawn = frozenset(t.name for t in model.entity_types if t.drawn)
    seen: set[Touch] = set()
    for entry in entries:
        touch = _touch(entry, drawn)
        if touch not in seen:
            seen.add(touch)
            yield touch


def _touch(entry: JournalEntry, drawn: frozenset[str]) -> Touch:
    if entry.before == entry.after:
        return Touch(frozenset(), everybody=True)  # an erasure: all that was ever written is written anew
    states = [frame_of(text) for text in (entry.before, entry.after) if text is not None]
    owners, types = frozenset(s["owner"] for s in states), {s["type"] for s in states}
    # Who owns a record decides whom its covers open it to.
    everybody = len(owners) > 1 or not types.isdisjoint(_OPENING)
    return Touch(owners, everybody, person=len(states) == 1 and not types.isdisjoint(drawn))
