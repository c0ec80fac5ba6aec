"""One step from a record to the next: over relations that hold on a day, each in its layer.

The layers are those of the network (domain 0.1 no. 9), with one for what belongs together by its build. A way may lead
through several; each step says in which it lies, so that sitting in one body is never taken for working together.
What is unknown or denied on the day is no step: it is counted and said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from graph.as_of import certainty_at
from graph.certainty import Certainty, weakest
from graph.district.joining import intensity_of
from graph.district.network import CONTACT
from graph.records import Entity, Relation
from graph.stores.base import GraphReader, Scope
from ontology import Model
from ontology.names import EntityType, Prop, RelationType, VolumeBand

MOST_READ = 2_000
"""So many records are looked around from for one question."""


class StrideLayer(StrEnum):
    """What kind of tie a step is."""

    COOPERATION = "cooperation"
    AFFILIATION = "affiliation"
    OBLIGATION = "obligation"
    STRUCTURE = "structure"


_LAYERS: Mapping[RelationType, StrideLayer] = {
    RelationType.COOPERATION: StrideLayer.COOPERATION,
    RelationType.REFERRAL: StrideLayer.COOPERATION,
    RelationType.MEMBERSHIP: StrideLayer.AFFILIATION,
    RelationType.HOLDS_POST: StrideLayer.AFFILIATION,
    RelationType.ATTENDANCE: StrideLayer.AFFILIATION,
    RelationType.SIGNS: StrideLayer.OBLIGATION,
    RelationType.GOVERNS: StrideLayer.OBLIGATION,
}
_NO_STEP = frozenset((RelationType.COVERS_DISTRICT, RelationType.COOPERATION_WISH, RelationType.PREREQUISITE_CHECK))
"""What ties nobody to anybody: that all of a district lie in it says nothing, a wish is not there yet."""
_BACKGROUND = (EntityType.DISTRICT, EntityType.SOURCE)


def layer_of(type: RelationType) -> StrideLayer:
    """The layer of a kind of relation."""
    return _LAYERS.get(type, StrideLayer.STRUCTURE)


class Stride(NamedTuple):
    """A relation as it is walked, in either direction: the record it leads to, and how sure it is."""

    to: str
    relation: Relation
    certainty: Certainty

    @property
    def layer(self) -> StrideLayer:
        """The layer in which it lies."""
        return layer_of(self.relation.type)


@dataclass(frozen=True, slots=True)
class Walked:
    """Over which relations one may go: those of these layers and kinds; None means all."""

    layers: frozenset[StrideLayer] | None = None
    types: frozenset[RelationType] | None = None

    def takes(self, type: RelationType) -> bool:
        """Whether a relation of that kind is a step."""
        if type in _NO_STEP or (self.types is not None and type not in self.types):
            return False
        return self.layers is None or layer_of(type) in self.layers


@dataclass
class Grounds:
    """What is tied to what within a scope on a day; each record is looked around from once."""

    store: GraphReader
    model: Model
    scope: Scope
    on: date
    walked: Walked = field(default_factory=Walked)

    def __post_init__(self) -> None:
        self._types = [t.name for t in self.model.relation_types if self.walked.takes(RelationType(t.name))]
        self.unsure: set[str] = set()
        """Relations met that are unknown or denied on the day."""
        self._steps: dict[str, Mapping[str, tuple[Stride, ...]]] = {}
        self._known: dict[str, tuple[Entity, Certainty] | None] = {}

    @property
    def full(self) -> bool:
        """Whether so much was read that no more is."""
        return len(self._steps) >= MOST_READ

    def entity(self, id: str) -> Entity | None:
        """The entity of that id, if it is or may be there on the day."""
        found = self._found(id)
        return None if found is None else found[0]

    def steps(self, id: str) -> Mapping[str, tuple[Stride, ...]]:
        """The steps from a record, by the record that they lead to; none where too much was read already."""
        if id not in self._steps:
            if self.full:
                return {}
            self._steps[id] = self._around(id)
        return self._steps[id]

    def between(self, a: str, b: str) -> tuple[Stride, ...]:
        """The steps from one record to another, whichever of the two was looked around from."""
        return self.steps(a).get(b) or tuple(step._replace(to=b) for step in self.steps(b).get(a, ()))

    def _around(self, id: str) -> dict[str, tuple[Stride, ...]]:
        found: dict[str, tuple[Stride, ...]] = {}
        for relation in self.store.relations(id, self.scope, self._types) if self._types else ():
            to = relation.target if relation.source == id else relation.source
            sure = self._sureness(relation) if to != id and not _says_none(relation) else None
            if sure is None:
                continue
            if sure.holds:
                found[to] = (*found.get(to, ()), Stride(to, relation, sure))
            else:
                self.unsure.add(relation.id)
        return found

    def _sureness(self, relation: Relation) -> Certainty | None:
        """How sure a relation is, which is no surer than its ends; None if one of the three is not there."""
        sure, ends = certainty_at(relation, self.on, self.model), (relation.source, relation.target)
        there = [found[1] for end in ends if (found := self._found(end)) is not None]
        return weakest(sure, *there) if sure is not None and len(there) == len(ends) else None

    def _found(self, id: str) -> tuple[Entity, Certainty] | None:
        if id not in self._known:
            self._known[id] = self._read(id)
        return self._known[id]

    def _read(self, id: str) -> tuple[Entity, Certainty] | None:
        record = self.store.get(id, self.scope)
        if not isinstance(record, Entity):
            return None
        background = record.type in _BACKGROUND
        sure = Certainty.PRESENT if background else certainty_at(record, self.on, self.model)
        return None if sure is None else (record, sure)


def _says_none(relation: Relation) -> bool:
    """Whether a row says that two do not work together: an intensity of 0, a referral of volume “none”."""
    if relation.type == RelationType.COOPERATION:
        return intensity_of(relation) < CONTACT
    return relation.value(Prop.VOLUME_BAND) == VolumeBand.NONE
