"""CountedVotes as they were counted on an item of the agenda, and what they were about."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graph.district.snapshot import Snapshot
from graph.records import Entity, Record
from ontology import Text, say
from ontology.names import EntityType, Prop, RelationType, TopicRelation
from ontology.values import as_int


class CountedVotes(NamedTuple):
    """How many voted for it, against it, and abstained; None where nobody counted."""

    for_it: int | None
    against: int | None
    abstained: int | None

    @property
    def contested(self) -> bool:
        """Whether somebody voted against it or abstained."""
        return bool(self.against or self.abstained)

    @property
    def counted(self) -> bool:
        """Whether any number is known."""
        return any(number is not None for number in self)


class VotedItem(NamedTuple):
    """An item of the agenda with its votes; ``about`` are the consultations, papers and resolutions behind it."""

    item: Entity
    votes: CountedVotes
    about: tuple[Record, ...]
    day: str

    @property
    def related_only(self) -> bool:
        """Whether all papers behind it only touch early help."""
        topics = [r.value(Prop.TOPIC_RELATION) for r in self.about if r.type == EntityType.PAPER]
        return bool(topics) and set(topics) == {TopicRelation.RELATED}


def voted_items(snapshot: Snapshot) -> tuple[VotedItem, ...]:
    """The district's own items of agendas with counted votes, by day, undated ones last."""
    behind = _behind(snapshot)
    found = []
    for item in snapshot.possible(EntityType.AGENDA_ITEM):
        votes = votes_of(item)
        if item.owner == snapshot.key and votes.counted:
            about = tuple(behind.get(item.id, ()))
            found.append(VotedItem(item, votes, about, _day(snapshot, item, about)))
    return tuple(sorted(found, key=lambda v: (v.day or "9999", v.item.id)))


def votes_of(item: Entity) -> CountedVotes:
    """The votes on an item of the agenda."""
    return CountedVotes(*(as_int(item.values, prop) for prop in (Prop.VOTES_FOR, Prop.VOTES_AGAINST, Prop.ABSTENTIONS)))


def votes_told(votes: CountedVotes) -> Text:
    """The votes in words; what nobody counted is left out.

    >>> votes_told(CountedVotes(7, 3, 6)).de, votes_told(CountedVotes(5, None, None)).en
    ('7 dafür, 3 dagegen, 6 enthalten', '5 for')
    """
    words = (("dafür", "for"), ("dagegen", "against"), ("enthalten", "abstained"))
    counted = [(number, word) for number, word in zip(votes, words, strict=True) if number is not None]
    german, english = (", ".join(f"{number} {word[i]}" for number, word in counted) for i in (0, 1))
    return say("{told}", "{told}", told=Text(de=german, en=english))


def _behind(snapshot: Snapshot) -> Mapping[str, list[Record]]:
    """What each item of an agenda was about."""
    found: dict[str, list[Record]] = defaultdict(list)
    for dated in snapshot.relations_of(RelationType.CONSULTATION):
        if item := dated.relation.value(Prop.AGENDA_ITEM):
            found[item] += [dated.relation, *_known(snapshot, (dated.relation.source,))]
    for dated in snapshot.relations_of(RelationType.DECIDED_IN):
        for resolution in _known(snapshot, (dated.relation.source,)):
            found[dated.relation.target] += [resolution, *_known(snapshot, resolution.all(Prop.PAPER))]
    return found


def _known(snapshot: Snapshot, ids: tuple[str, ...]) -> Iterator[Entity]:
    yield from (found for id in ids if (found := snapshot.known(id)) is not None)


def _day(snapshot: Snapshot, item: Entity, about: tuple[Record, ...]) -> str:
    meetings = _known(snapshot, (item.value(Prop.MEETING) or "",))
    stated = (r.value(Prop.DATE) for r in (*meetings, *(a for a in about if a.type != EntityType.PAPER)))
    return next((day for day in stated if day), "")


__all__ = ["CountedVotes", "VotedItem", "voted_items", "votes_of", "votes_told"]
