"""Four questions to one district: who mandated the network, where else it was heard, who disagreed, who is missing."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.across.answer_rows import AcrossRow, cited_sources
from graph.across.votes import VotedItem, voted_items, votes_told
from graph.certainty import Certainty, weakest
from graph.district.consultations import Consulted, consultations, in_committee
from graph.district.mandates import MANDATES, likely_mandate
from graph.district.seats import steering_bodies
from graph.district.snapshot import Snapshot
from graph.fields import HEALTH
from graph.records import Entity, Record
from graph.records.claims import Presence
from graph.wording import inner, listing_of, name, sentences
from ontology import Text, say
from ontology.names import EntityType, Prop, RelationType, TopicRelation

_NO_BODY = Text(de="Welches Gremium, ist nicht erfasst.", en="Which body is not recorded.")
_NO_DAY = Text(de="Wann, ist nicht erfasst.", en="When is not recorded.")
_RELATED = Text(
    de="Ein verwandtes Thema; ob es um Frühe Hilfen ging, ist nicht erfasst.",
    en="A related topic; whether it was about early help is not recorded.",
)
_UNKNOWN_KIND = Text(de="Was für ein Gremium, ist nicht erfasst.", en="What kind of body is not recorded.")
_UNSETTLED = Text(de="Die Quellen lassen es offen.", en="The sources leave it open.")
_PERHAPS = Text(
    de="Beschlossen; ob es der Auftrag oder das Konzept ist, ist nicht erfasst.",
    en="Adopted; whether it is the mandate or the concept is not recorded.",
)
_NOT_ALL = Text(
    de="Gilt für die genannten Mitglieder; ob es alle sind, ist nicht erfasst.",
    en="Holds for the members named; whether these are all is not recorded.",
)


class _Answer(NamedTuple):
    """What an answer is made of, before it gets its district."""

    record: str
    what: Text
    day: str
    certainty: Certainty
    doubt: Text | None
    records: tuple[Record, ...]


# -- who mandated the network ------------------------------------------------------------------------------------------


def network_mandates(snapshot: Snapshot) -> tuple[AcrossRow, ...]:
    """Resolutions to build or develop the network or on its concept (B1); what may be one is an open answer."""
    own = [r for r in snapshot.possible(EntityType.RESOLUTION) if r.owner == snapshot.key]
    found = [_mandate(snapshot, r) for r in own if r.value(Prop.KIND) in MANDATES]
    likely = likely_mandate(snapshot) if not found else None
    if likely is not None and likely.row.relation.owner == snapshot.key:
        found.append(_perhaps(likely.row))
    return _rows(snapshot, found)


def _mandate(snapshot: Snapshot, resolution: Entity) -> _Answer:
    body = snapshot.known(resolution.value(Prop.BODY) or "")
    items = snapshot.out(resolution.id, RelationType.DECIDED_IN)
    counted = {v.item.id: v for v in voted_items(snapshot)}
    votes = next((votes_told(counted[d.relation.target].votes) for d in items if d.relation.target in counted), None)
    sure = snapshot.certainty.get(resolution.id, Certainty.UNKNOWN)
    doubt = sentences(
        _NO_BODY if body is None else None,
        _NO_DAY if not resolution.value(Prop.DATE) else None,
        _UNSETTLED if sure is Certainty.UNKNOWN else None,
    )
    what = _told(resolution.name, body, votes)
    day = resolution.value(Prop.DATE) or ""
    return _Answer(resolution.id, what, day, sure, doubt if doubt.de else None, (resolution,))


def _perhaps(row: Consulted) -> _Answer:
    what = _told(row.paper.name, row.body, None)
    return _Answer(row.paper.id, what, row.date, Certainty.UNKNOWN, _PERHAPS, (row.relation, row.paper))


# -- where else it was heard -------------------------------------------------------------------------------------------


def heard_elsewhere(snapshot: Snapshot) -> tuple[AcrossRow, ...]:
    """Consultations on early help in political bodies other than the youth welfare committee and its subcommittee."""
    rows = (c for c in consultations(snapshot) if not in_committee(c) and c.relation.owner == snapshot.key)
    return _rows(snapshot, (_heard(snapshot, c) for c in rows if c.certainty is not Certainty.ABSENT))


def _heard(snapshot: Snapshot, row: Consulted) -> _Answer:
    related = row.paper.value(Prop.TOPIC_RELATION) == TopicRelation.RELATED
    nameless = snapshot.layer(row.body) is None
    # That nobody wrote down the day does not put in doubt that it took place.
    undated = not row.date and row.relation.presence is Presence.PRESENT and not (related or nameless)
    sure = snapshot.certainty.get(row.body.id, Certainty.PRESENT) if undated else row.certainty
    doubt = sentences(
        _RELATED if related else None, _UNKNOWN_KIND if nameless else None, _NO_DAY if not row.date else None
    )
    what = _told(row.paper.name, row.body, None)
    records = (row.relation, row.paper)
    return _Answer(row.relation.id, what, row.date, sure, doubt if doubt.de else None, records)


# -- who disagreed -----------------------------------------------------------------------------------------------------


def contested_votes(snapshot: Snapshot) -> tuple[AcrossRow, ...]:
    """Votes with somebody against it or abstaining, on items of agendas that concern early help."""
    return _rows(snapshot, (_contested(snapshot, v) for v in voted_items(snapshot) if v.votes.contested))


def _contested(snapshot: Snapshot, voted: VotedItem) -> _Answer:
    body = next(filter(None, (snapshot.known(b) for b in _bodies(voted))), None)
    nameless = body is None or snapshot.layer(body) is None
    open_ = voted.related_only or snapshot.certainty.get(voted.item.id) is Certainty.UNKNOWN
    doubt = sentences(
        _RELATED if voted.related_only else None,
        _NO_BODY if nameless else None,
        _NO_DAY if not voted.day else None,
    )
    what = _told(voted.item.name, None if nameless else body, votes_told(voted.votes))
    sure = Certainty.UNKNOWN if open_ else Certainty.PRESENT
    return _Answer(voted.item.id, what, voted.day, sure, doubt if doubt.de else None, (voted.item, *voted.about))


def _bodies(voted: VotedItem) -> Iterator[str]:
    for record in voted.about:
        if record.type == RelationType.CONSULTATION:
            yield getattr(record, "target", "")
        elif body := record.value(Prop.BODY):
            yield body


# -- who is missing ----------------------------------------------------------------------------------------------------


def planning_without_health(snapshot: Snapshot) -> tuple[AcrossRow, ...]:
    """Planning and steering groups with recorded members of whom none belongs to health care.

    Who only touches it counts: a group is named here if nobody of it is known to. A member of unknown sector leaves it
    open; that a list is not known to be complete is said with it.
    """
    return _rows(snapshot, (a for body in steering_bodies(snapshot) if (a := _planning(snapshot, body)) is not None))


def _planning(snapshot: Snapshot, body: Entity) -> _Answer | None:
    seats = [d for d in snapshot.seats_in(body.id) if d.certainty is not Certainty.ABSENT]
    members = list(dict.fromkeys(d.relation.source for d in seats))
    if not members or any(snapshot.in_system(id, HEALTH) for id in members):
        return None
    unknown = [id for id in members if snapshot.sector(id) is None]
    doubt = sentences(
        _open_sector(snapshot, unknown) if unknown else None,
        _NOT_ALL if not snapshot.members_complete(body) else None,
    )
    sure = Certainty.UNKNOWN if unknown else weakest(*(d.certainty for d in seats), snapshot.certainty[body.id])
    what = say(
        "„{body}“: {names}",
        "“{body}”: {names}",
        body=inner(body.name),
        names=listing_of(name(snapshot.name(id)) for id in sorted(members, key=snapshot.name)),
    )
    records: list[Record] = [body, *(d.relation for d in seats)]
    return _Answer(body.id, what, "", sure, doubt if doubt.de else None, tuple(records))


def _open_sector(snapshot: Snapshot, members: list[str]) -> Text:
    return say(
        "Ohne bekannten Bereich: {names}.",
        "Of unknown sector: {names}.",
        names=listing_of(name(snapshot.name(id)) for id in members),
    )


# -- rows --------------------------------------------------------------------------------------------------------------


def _told(title: str, body: Entity | None, votes: Text | None) -> Text:
    where = Text(de="", en="") if body is None else say(", {body}", ", {body}", body=body.name)
    counted = Text(de="", en="") if votes is None else say(" ({votes})", " ({votes})", votes=votes)
    return say("{title}{where}{counted}", "{title}{where}{counted}", title=title, where=where, counted=counted)


def _rows(snapshot: Snapshot, found: Iterable[_Answer]) -> tuple[AcrossRow, ...]:
    rows = (
        AcrossRow(
            snapshot.key,
            snapshot.district.name,
            a.record,
            a.what,
            a.day,
            a.certainty,
            a.doubt,
            cited_sources(snapshot, a.records),
        )
        for a in found
    )
    return tuple(sorted((r for r in rows if r.certainty is not Certainty.ABSENT), key=_order))


def _order(row: AcrossRow) -> tuple[str, str]:
    return row.day or "9999", row.record
