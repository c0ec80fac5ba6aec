"""B15: who brings early help into politics."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from graph.as_of import Dated
from graph.certainty import Certainty, weakest
from graph.district.consultations import consultations
from graph.district.measures import iqv
from graph.district.outcome import Item, LazyDetails, LazyText, Outcome
from graph.district.planned_rows import is_planned, only_planned
from graph.district.ranges import Share, Weighed, share
from graph.district.snapshot import Snapshot
from graph.indicators import indicator
from graph.records import Entity
from graph.wording import decimal, listing_of, name, sentences, several
from ontology import Text, say
from ontology.names import (
    BodyLayer,
    CarrierKind,
    EntityType,
    OrganizationKind,
    PersonGroupKind,
    Prop,
    RelationType,
    TopicRelation,
)
from ontology.values import as_int

Sponsor = Literal["network", "faction", "administration", "other"]
_TEXT: Mapping[Sponsor, Text] = {
    "network": Text(de="Netzwerk oder Koordination", en="network or coordination"),
    "faction": Text(de="Fraktionen und politische Gremien", en="factions and political bodies"),
    "administration": Text(de="Verwaltung", en="administration"),
    "other": Text(de="andere", en="others"),
}
_PUBLIC = (CarrierKind.OEFF_K, CarrierKind.OEFF_L, CarrierKind.OEFF_B)
_COLLECT = Text(
    de="Tragen Sie bei den Vorlagen ein, wer sie eingebracht hat: Netzwerk, Verwaltung oder Fraktion.",
    en="Record at the papers who brought them in: network, administration or faction.",
)


class Sponsored(NamedTuple):
    """A paper on early help, how sure that is, who brought it in as far as recorded, and the rows that say so."""

    paper: Entity
    certainty: Certainty
    sponsors: frozenset[Sponsor]
    rows: tuple[Dated, ...]


@indicator(
    "B15",
    label=Text(de="Wer die Frühen Hilfen in die Politik bringt", en="initiative"),
    question=Text(
        de="Wer bringt Vorlagen zu den Frühen Hilfen ein: das Netzwerk, die Verwaltung oder Fraktionen?",
        en="Who brings in papers on early help: the network, the administration or factions?",
    ),
    needs=(),
    norms=("QR5-4",),
    dimension="5",
    unit="share",
    better="none",
    collect=_COLLECT,
)
def initiative(snapshot: Snapshot) -> Outcome:
    """Papers on early help brought in by the network or its coordination / papers whose initiator is recorded (B15).

    Domain 12.2. The kind of paper tells nothing: only a recorded initiator counts. A paper without one widens the
    range, and one that only touches early help may not belong here. Details: papers by sponsor (``network``,
    ``faction``, ``administration``, ``other``; a joint paper counts for each), ``open`` ones, ``diversity`` of sponsors
    (IQV, domain 4.4), and ``contested`` consultations: votes against on record.
    """
    papers = _papers(snapshot)
    found = share([Weighed("network" in p.sponsors if p.sponsors else None, p.certainty) for p in papers])
    held = [p for p in papers if p.certainty.holds]
    named = tally(p.sponsors for p in held)
    contested = _contested(snapshot)
    return Outcome.of_share(
        LazyText(lambda: _sentence(found, named, contested)),
        found,
        items=(*(_item(snapshot, p) for p in papers), *contested),
        missing=() if found.value is not None else (_COLLECT,),
        details=LazyDetails(
            lambda: {
                **{s: float(named[s]) for s in _TEXT},
                "open": float(sum(not p.sponsors for p in held)),
                "diversity": iqv(named.elements()),
                "contested": float(len(contested)),
            }
        ),
    )


def tally(papers: Iterable[Collection[Sponsor]]) -> Counter[Sponsor]:
    """Papers by sponsor; a joint one counts for each.

    >>> sorted(tally([{"network"}, {"network", "faction"}, set()]).items())
    [('faction', 1), ('network', 2)]
    """
    return Counter(sponsor for sponsors in papers for sponsor in sorted(sponsors))


def _papers(snapshot: Snapshot) -> tuple[Sponsored, ...]:
    found = []
    for paper in snapshot.own(EntityType.PAPER):
        if only_planned(paper) and all(
            is_planned(d.relation) for d in snapshot.out(paper.id, RelationType.CONSULTATION)
        ):
            continue
        rows = tuple(d for d in snapshot.out(paper.id, RelationType.INITIATED_BY) if d.certainty.holds)
        related = paper.value(Prop.TOPIC_RELATION) == TopicRelation.RELATED
        sure = weakest(snapshot.certainty[paper.id], Certainty.UNKNOWN if related else Certainty.PRESENT)
        sponsors = frozenset(sponsor_of(snapshot, snapshot.entities[d.relation.target]) for d in rows)
        # A row that has gone stale says who brought the paper in all the same: that does not change any more.
        if sure is not Certainty.ABSENT:
            found.append(Sponsored(paper, sure, sponsors, rows))
    return tuple(found)


def sponsor_of(snapshot: Snapshot, actor: Entity) -> Sponsor:
    """What an initiator stands for: by body, actor type, kind of group, kind of organization and carrier."""
    if snapshot.model.is_a(actor.type, "Body"):
        layer = snapshot.layer(actor)
        if actor.type == EntityType.EARLY_HELP_NETWORK or layer == BodyLayer.NETWORK:
            return "network"
        return "faction" if layer == BodyLayer.POLITICAL else "other"
    if actor.id in snapshot.coordination:
        return "network"
    if actor.value(Prop.GROUP_KIND) == PersonGroupKind.FACTION:
        return "faction"
    public = actor.value(Prop.CARRIER_KIND) in _PUBLIC or actor.value(Prop.KIND) == OrganizationKind.OFFICE
    return "administration" if public else "other"


def _item(snapshot: Snapshot, row: Sponsored) -> Item:
    names = listing_of(name(snapshot.name(d.relation.target)) for d in row.rows)
    note = names if row.rows else Text(de="nicht erfasst, wer sie eingebracht hat", en="initiator not recorded")
    subjects = (row.paper.id, *(d.relation.target for d in row.rows))
    records = (row.paper.id, *(d.relation.id for d in row.rows))
    certainty = row.certainty if row.rows else Certainty.UNKNOWN
    return Item(subjects, name(row.paper.name), certainty, note, records)


def _contested(snapshot: Snapshot) -> tuple[Item, ...]:
    found = []
    for row in consultations(snapshot):
        item = snapshot.entities.get(row.relation.value(Prop.AGENDA_ITEM) or "")
        against = as_int(item.values, Prop.VOTES_AGAINST) if item is not None else None
        if against:
            votes = as_int(item.values, Prop.VOTES_FOR) if item is not None else None
            note = say(
                "strittig: {words} Ja, {against} Nein",
                "contested: {words} for, {against} against",
                words="?" if votes is None else votes,
                against=against,
            )
            subjects, label = (row.paper.id, row.body.id), row.label
            found.append(Item(subjects, label, row.certainty, note, (row.relation.id,)))
    return tuple(found)


def _sentence(found: Share, named: Counter[Sponsor], contested: Sequence[Item]) -> Text:
    if found.value is None:
        if not found.total:
            return Text(
                de="Vorlagen zu den Frühen Hilfen sind noch nicht erfasst.",
                en="Papers on early help have not been recorded yet.",
            )
        papers = Text(
            de=f"{'ist' if found.total == 1 else 'sind'} {several(found.total, 'Vorlage', 'Vorlagen')}",
            en=several(found.total, "paper", "papers"),
        )
        return say(
            "Zu den Frühen Hilfen {papers} erfasst, aber nicht, wer sie eingebracht hat.",
            "{papers} on early help recorded, but not who brought them in.",
            papers=papers,
        )
    split = listing_of(say("{t} {named}", "{t} {named}", t=t, named=named[s]) for s, t in _TEXT.items() if named[s])
    spread = iqv(named.elements()) or 0.0
    first = say(
        "Bei {amount} ist erfasst, wer sie eingebracht hat: {split} (Vielfalt {figure} von 1).",
        "Papers with a recorded initiator: {amount}, by {split} (diversity {figure} of 1).",
        split=split,
        amount=Text(de=several(found.denominator, "Vorlage", "Vorlagen"), en=str(found.denominator)),
        figure=Text(de=decimal(spread, digits=2), en=decimal(spread, "en", 2)),
    )
    open_ = found.total - found.denominator
    second = say(
        "Offen ist es bei {amount}.",
        "It is open for {amount} more.",
        amount=Text(de=several(open_, "Vorlage", "Vorlagen"), en=str(open_)),
    )
    third = say(
        "Mit Gegenstimmen beraten: {contested_count}.",
        "Consulted with votes against: {contested_count}.",
        contested_count=len(contested),
    )
    return sentences(first, second if open_ else None, third if contested else None)
