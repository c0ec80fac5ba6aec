"""A16: how many health actors refer families to youth welfare, or get families referred from there."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from graph.as_of import Dated
from graph.certainty import Certainty, surest
from graph.district.network import CONTACT
from graph.district.outcome import Item, LazyDetails, LazyItems, LazyText, Outcome
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import ABSENT, OUTDATED, CrossPairs, no_verdict, pair_states, without_pairs
from graph.indicators import indicator
from graph.records import Relation
from graph.wording import decimal, listing_of, name, percent, sentences
from ontology import Text, say
from ontology.names import CooperationPurpose, Prop, RelationType, VolumeBand

_Pair = tuple[str, str]
_COLLECT = Text(
    de="Erfassen Sie, welche Stelle Familien an welche vermittelt, zum Beispiel in der nächsten Erhebung.",
    en="Record which actor refers families to which, for example in the next survey.",
)
CONTEXT = "B60a-2016"
"""The national share of paediatricians who referred no family (domain 3.2)."""


class Referral(NamedTuple):
    """A pair of a health and a youth welfare actor: how sure it is that families are referred, and the rows."""

    certainty: Certainty
    records: tuple[str, ...]


@indicator(
    "A16",
    label=Text(de="Vermittlung von Familien", en="referral reach"),
    question=Text(
        de="Wie viele Stellen des Gesundheitswesens haben noch keine Vermittlung mit der Jugendhilfe?",
        en="How many health actors have no referral with youth welfare yet?",
    ),
    needs=("actors", "ties"),
    collect=_COLLECT,
    norms=("3", "B60a-2016"),
    dimension="3",
    unit="share",
    better="lower",
)
def referral_reach(snapshot: Snapshot) -> Outcome:
    """Health actors without a recorded referral tie with youth welfare / health actors (domain 12.1 A16).

    A referral is a relation of that type, or a cooperation for that purpose, in either direction; one with the volume
    "none" says that there is none. ``low`` takes every pair that may be in contact as one that refers, ``high`` leaves
    out stale ones; who has no sector may be health care, with a referral in ``low`` and without in ``high``, or youth
    welfare, so that these are bounds that no one filling need reach. Details: referral ties for each health actor,
    those out of and into health care, and all of it without the coordination.
    """
    cross = snapshot.derived(CrossPairs)
    if not cross.youth.any() or not cross.health.any():
        return without_pairs(snapshot, cross)
    pairs, ways = _referrals(snapshot, cross)
    if not pairs:
        return Outcome(_unrecorded(), n=int(cross.health.sum()), missing=(_COLLECT,))
    health = [snapshot.network.actors[i] for i in np.flatnonzero(cross.health)]
    best = reach(health, pairs)
    settled = _certainly_none(snapshot, cross, health, pairs)
    items = LazyItems(
        lambda: (_item(snapshot, a, Certainty.ABSENT if a in settled else best[a], pairs) for a in health)
    )
    if not snapshot.ties_suffice:
        held = LazyItems(lambda: (i for i in items if i.certainty.holds))
        return no_verdict(snapshot, held, {"health_actors": len(health)})
    alone = {pair: r for pair, r in pairs.items() if not set(pair) & snapshot.coordination}
    none = [a for a in health if not best[a].holds]
    low, high = _range(snapshot, cross, settled, [a for a in health if best[a] is not Certainty.PRESENT])
    return Outcome(
        LazyText(lambda: _sentence(snapshot, none, pairs, alone, health)),
        value=len(none) / len(health),
        numerator=len(none),
        denominator=len(health),
        low=low,
        high=high,
        n=len(health),
        items=items,
        details=LazyDetails(
            lambda: {
                "referral_ties": _ties(pairs),
                "per_health_actor": _ties(pairs) / len(health),
                **ways,
                "without_coordination": sum(not c.holds for c in reach(health, alone).values()) / len(health),
                "per_health_actor_without_coordination": _ties(alone) / len(health),
            }
        ),
    )


def reach(health: list[str], pairs: Mapping[_Pair, Referral]) -> dict[str, Certainty]:
    """How sure it is that each health actor has a referral; nothing on record is unknown.

    >>> reach(["clinic", "practice"], {("clinic", "office"): Referral(Certainty.PRESENT, ())})
    {'clinic': <Certainty.PRESENT: 'present'>, 'practice': <Certainty.UNKNOWN: 'unknown'>}
    """
    found = dict.fromkeys(health, Certainty.UNKNOWN)
    for (actor, _), referral in pairs.items():
        if actor in found:
            found[actor] = surest(found[actor], referral.certainty)
    return found


def _referrals(snapshot: Snapshot, cross: CrossPairs) -> tuple[dict[_Pair, Referral], dict[str, float]]:
    """The pairs with a row on referral, health actor first, and how many ties lead out of and into health care."""
    pairs: dict[_Pair, Referral] = {}
    out, into = set[_Pair](), set[_Pair]()
    health, youth = ({snapshot.network.actors[i] for i in np.flatnonzero(mask)} for mask in (cross.health, cross.youth))
    for row in snapshot.relations_of(RelationType.COOPERATION):
        pair = _pair(row.relation, health, youth) if _refers(row.relation) else None
        if pair is None:
            continue
        certainty = _certainty(row)
        known = pairs.get(pair, Referral(certainty, ()))
        pairs[pair] = Referral(surest(known.certainty, certainty), (*known.records, row.relation.id))
        if certainty.holds and row.relation.type == RelationType.REFERRAL:
            (out if pair[0] == row.relation.source else into).add(pair)
    return pairs, {"out_of_health": float(len(out)), "into_health": float(len(into))}


def _pair(relation: Relation, health: Collection[str], youth: Collection[str]) -> _Pair | None:
    one, other = relation.source, relation.target
    if one in health and other in youth:
        return one, other
    return (other, one) if other in health and one in youth else None


def _refers(relation: Relation) -> bool:
    return relation.type == RelationType.REFERRAL or CooperationPurpose.REFERRAL in relation.all(Prop.PURPOSE)


def _certainty(row: Dated) -> Certainty:
    nothing = row.relation.value(Prop.VOLUME_BAND) == VolumeBand.NONE
    return Certainty.ABSENT if nothing and row.certainty is Certainty.PRESENT else row.certainty


def _certainly_none(
    snapshot: Snapshot, cross: CrossPairs, health: list[str], pairs: Mapping[_Pair, Referral]
) -> frozenset[str]:
    """Health actors that can have no referral: every pair is without contact, or without families referred."""
    open_ = pair_states(snapshot, CONTACT)[np.ix_(cross.health, cross.youth)] != ABSENT
    youth = [snapshot.network.actors[i] for i in np.flatnonzero(cross.youth)]
    places = {a: i for i, a in enumerate(health)}, {a: i for i, a in enumerate(youth)}
    for (actor, other), referral in pairs.items():
        open_[places[0][actor], places[1][other]] = referral.certainty is not Certainty.ABSENT
    return frozenset(a for a, possible in zip(health, open_.any(axis=1), strict=True) if not possible)


def _range(
    snapshot: Snapshot, cross: CrossPairs, settled: frozenset[str], possible: Sequence[str]
) -> tuple[float, float]:
    """Least and most of the share, where those without a sector may be of either side."""
    size, more = int(cross.health.sum()), int(cross.unsorted.sum())
    open_ = pair_states(snapshot, CONTACT)[:, cross.unsorted] != ABSENT
    sure = sum(not open_[snapshot.network.index[a]].any() for a in settled)
    return sure / (size + more), (len(possible) + more) / (size + more)


def _ties(pairs: Mapping[_Pair, Referral]) -> int:
    return sum(r.certainty.holds for r in pairs.values())


def _item(snapshot: Snapshot, actor: str, certainty: Certainty, pairs: Mapping[_Pair, Referral]) -> Item:
    own = {other: r for (health, other), r in pairs.items() if health == actor}
    tied = listing_of(name(snapshot.name(o)) for o, r in own.items() if r.certainty.holds)
    old = (f" ({OUTDATED.de})", f" ({OUTDATED.en})") if certainty is Certainty.STALE else ("", "")
    known = say("Vermittlung mit {tied}{old}.", "Referral with {tied}{old}.", tied=tied, old=Text(de=old[0], en=old[1]))
    silent = Text(de="Keine Vermittlung mit der Jugendhilfe erfasst.", en="No referral with youth welfare is recorded.")
    records = tuple(sorted(r for referral in own.values() for r in referral.records))
    return Item((actor,), name(snapshot.name(actor)), certainty, known if certainty.holds else silent, records)


def _sentence(
    snapshot: Snapshot,
    none: list[str],
    pairs: Mapping[_Pair, Referral],
    alone: Mapping[_Pair, Referral],
    health: list[str],
) -> Text:
    size = len(health)
    without = sum(not c.holds for c in reach(health, alone).values())
    each = _ties(pairs) / size
    main = say(
        "Bei {none_count} von {size} {size:Stelle|Stellen} des Gesundheitswesens ist keine Vermittlung mit der "
        "Jugendhilfe belegt ({share}), ohne die Koordination bei {without}. Verbindungen, über die Familien "
        "vermittelt werden, je Stelle im Mittel: {figure}.",
        "For {none_count} of {size} health {size:actor|actors} no referral with youth welfare is recorded ({share}), "
        "without the coordination for {without}. Ties on which families are referred, on average for each: {figure}.",
        none_count=len(none),
        size=size,
        share=percent(len(none) / size),
        without=without,
        figure=Text(de=decimal(each), en=decimal(each, "en")),
    )
    return sentences(main, _context(snapshot))


def _context(snapshot: Snapshot) -> Text | None:
    norm = snapshot.model.norms.get(CONTEXT)
    if norm is None or norm.value is None or norm.base is None:
        return None
    return say(
        "Zum Vergleich: {figure} % vermittelten {year} keine Familie ({base}).",
        "For comparison: {figure} % referred no family in {year} ({base}).",
        year=norm.year,
        base=norm.base,
        figure=Text(de=decimal(norm.value), en=decimal(norm.value, "en")),
    )


def _unrecorded() -> Text:
    return Text(
        de="Nicht erfasst: Es ist nicht bekannt, welche Stellen einander Familien vermitteln.",
        en="Not recorded: it is not known which actors refer families to each other.",
    )
