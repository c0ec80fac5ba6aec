"""What was consulted on early help in political bodies, when, and how deep: the rows behind B2, B4 and B5."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import NamedTuple

from graph.as_of import certainty_at
from graph.certainty import Certainty, weakest
from graph.district.planned_rows import is_planned
from graph.district.recent import within
from graph.district.snapshot import Snapshot
from graph.records import Entity, Relation
from graph.records.claims import Presence
from graph.wording import inner, listing_of, spelled
from ontology import Text, say
from ontology.names import BodyKind, BodyLayer, ConsultationResult, Prop, RelationType, TopicRelation
from ontology.values import earliest

ADOPTED = (ConsultationResult.ADOPTED, ConsultationResult.ADOPTED_AMENDED)
_DOUBTS = {Presence.ABSENT: Certainty.ABSENT, Presence.UNKNOWN: Certainty.UNKNOWN}

YOUTH_COMMITTEES = (BodyKind.JHA, BodyKind.UAJHP)
"""The youth welfare committee and its subcommittee on planning: what was heard there was heard in the committee."""


class Consulted(NamedTuple):
    """A paper in a political body: its date as stated (empty if nobody says), how sure, and the relation behind it."""

    paper: Entity
    body: Entity
    date: str
    certainty: Certainty
    relation: Relation

    @property
    def label(self) -> Text:
        """When and where which paper was consulted."""
        name = self.paper.value(Prop.REFERENCE) or self.paper.name
        day = spelled(self.date) if self.date else Text(de="ohne Datum", en="undated")
        return say(
            "{day}: {body}, Vorlage {paper}", "{day}: {body}, paper {paper}", day=day, body=self.body.name, paper=name
        )


def consultations(snapshot: Snapshot, layers: Collection[BodyLayer] = (BodyLayer.POLITICAL,)) -> tuple[Consulted, ...]:
    """Consultations in bodies of some layers up to the date of the snapshot, oldest first, undated ones last.

    A paper that only touches early help (topic relation *related*) and a body of unknown kind leave it open whether
    the row belongs here. That the body's own record is newer than the consultation does not: the row is dated. Neither
    does a body that has ended since: it was consulted. What is only planned is no consultation.
    """
    found = (_consulted(snapshot, d.relation, layers) for d in snapshot.relations_of(RelationType.CONSULTATION))
    return tuple(sorted((c for c in found if c), key=lambda c: (c.date or "9999", c.body.id, c.relation.id)))


def _consulted(snapshot: Snapshot, relation: Relation, layers: Collection[str]) -> Consulted | None:
    paper, body = snapshot.known(relation.source), snapshot.known(relation.target)
    if paper is None or body is None or is_planned(relation):
        return None
    meeting = snapshot.entities.get(relation.value(Prop.MEETING) or "")
    held = relation.value(Prop.DATE) or (meeting.value(Prop.DATE) if meeting else None) or ""
    certainty = certainty_at(relation, snapshot.on, snapshot.model)
    layer = snapshot.layer(body)
    if certainty is None or layer not in (*layers, None) or (held and earliest(held) > snapshot.on):
        return None
    doubts = [_DOUBTS[e.presence] for e in (paper, body) if e.presence is not Presence.PRESENT]
    if layer is None or not held or paper.value(Prop.TOPIC_RELATION) == TopicRelation.RELATED:
        doubts.append(Certainty.UNKNOWN)
    return Consulted(paper, body, held, weakest(certainty, *doubts), relation)


def consulted_later(snapshot: Snapshot) -> Text | None:
    """What political bodies consulted after the date, the newest of each: a finding of that day may be overtaken."""
    newest: dict[str, str] = {}
    for relation in snapshot.later:
        day = relation.value(Prop.DATE) or ""
        body = snapshot.entities[relation.target]
        if snapshot.layer(body) == BodyLayer.POLITICAL:
            newest[body.name] = max(newest.get(body.name, ""), day)
    told = sorted(newest.items(), key=lambda found: found[1], reverse=True)
    return listing_of(_on_day(*row) for row in told) if told else None


def _on_day(body: str, day: str) -> Text:
    return say("{day} in „{body}“", "{day} in “{body}”", day=spelled(day), body=inner(body))


def since_then(snapshot: Snapshot) -> Text | None:
    """The same as a sentence."""
    told = consulted_later(snapshot)
    return say("Seither beraten: {told}.", "Consulted since: {told}.", told=told) if told is not None else None


def in_committee(row: Consulted) -> bool:
    """Whether the row is one of the youth welfare committee or its planning subcommittee."""
    return row.body.value(Prop.KIND) in YOUTH_COMMITTEES


def recent(
    snapshot: Snapshot, months: int | None, layers: Collection[BodyLayer] = (BodyLayer.POLITICAL,)
) -> tuple[Consulted, ...]:
    """The consultations of the last months, with how sure it is that they fall into them."""
    return tuple(_in_months(snapshot, months, layers))


def _in_months(snapshot: Snapshot, months: int | None, layers: Collection[BodyLayer]) -> Iterator[Consulted]:
    lies = partial(within, on=snapshot.on, months=months)
    for row in consultations(snapshot, layers):
        certainty = weakest(row.certainty, lies(row.date))
        if certainty is not Certainty.ABSENT:
            yield row._replace(certainty=certainty)
