"""The groups that nobody is recorded for: one entry a group, whichever norms name it (A1, A2, A3)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.as_of import Certainty, denied
from graph.district.outcome import Item, Outcome
from graph.district.roll import Group, Roll
from graph.district.snapshot import Snapshot
from graph.findings.finding import Certain
from graph.findings.parts.standing import records_by_id, standing_of
from ontology import Norm, Text
from ontology.names import Prop


@dataclass(frozen=True, slots=True)
class Missing:
    """A group nobody is recorded for: its code, what says so, and who of it is known all the same."""

    code: str
    label: Text
    certainty: Certainty
    group: Group
    norms: tuple[str, ...]
    indicators: tuple[str, ...]
    records: tuple[str, ...]
    share: Norm | None = None
    certain: Certain = "question"


def missing_groups(roll: Roll, outcomes: Mapping[str, Outcome]) -> dict[str, Missing]:
    """The same group under several norms counts once: partner lines first, the others join them."""
    found: dict[str, Missing] = {}
    model = roll.snapshot.model
    there = _covered(roll, outcomes)
    for id in ("A1", "A2"):
        for item in _open_items(outcomes.get(id)):
            norm = model.norms[item.subjects[0]]
            code = _partner_code(roll, norm)
            if code in there:
                continue
            _add(
                found,
                Missing(code, item.label, item.certainty, roll.group_of(norm), (norm.name,), (id,), item.records),
            )
    for item in _open_items(outcomes.get("A3")):
        type = item.subjects[0]
        share, group = _newest_share(roll.snapshot, type), roll.of_type(type)
        if share is None or roll.coverage(group).certainty.holds:
            continue
        partner = model.code("ActorType", type).attribute("partner")
        code = partner if partner in found and _only_type(roll, partner) == type else type
        certainty = roll.coverage(group).certainty
        _add(found, Missing(code, item.label, certainty, group, (share.name,), ("A3",), item.records, share))
    return found


def _covered(roll: Roll, outcomes: Mapping[str, Outcome]) -> set[str]:
    """Groups that any norm finds taking part: by code, by representation, or as the only group of their sector."""
    norms = roll.snapshot.model.norms
    items = (i for id in ("A1", "A2") if (o := outcomes.get(id)) is not None for i in o.items)
    return {_partner_code(roll, norms[i.subjects[0]]) for i in items if i.certainty.holds} | _by_sector(roll)


def _by_sector(roll: Roll) -> set[str]:
    """Partner codes whose sector has no other group, where somebody of that sector takes part without a code."""
    codes = roll.snapshot.model.code_lists["KkgPartner"].by_notation
    current = [n.name for n in roll.snapshot.norms("partner") if n.land is None]
    sectors = [codes[c].attribute("sector") for c in current]
    seated = {s for id, part in roll.parts.items() if part.certainty.holds for s in _sectors(roll, id)}
    return {c for c, s in zip(current, sectors, strict=True) if s in seated and sectors.count(s) == 1}


def _sectors(roll: Roll, id: str) -> frozenset[str]:
    """The sectors of an actor that has no code: with a code it is known which group it belongs to."""
    actor = roll.snapshot.entities.get(id)
    if actor is None or actor.all(Prop.ACTOR_TYPE) or actor.all(Prop.COVERS_PARTNER):
        return frozenset()
    return roll.sectors_of(actor)


def _open_items(outcome: Outcome | None) -> Iterator[Item]:
    if outcome is not None and outcome.value is not None:
        yield from (i for i in outcome.items if not i.certainty.holds)


def _add(found: dict[str, Missing], new: Missing) -> None:
    known = found.get(new.code)
    found[new.code] = (
        new
        if known is None
        else replace(
            known,
            norms=tuple(dict.fromkeys((*known.norms, *new.norms))),
            indicators=tuple(dict.fromkeys((*known.indicators, *new.indicators))),
            share=known.share or new.share,
        )
    )


def _partner_code(roll: Roll, norm: Norm) -> str:
    """The partner code a line is about, if exactly one; else its actor type, its sector, or its own name."""
    partners = roll.snapshot.norms("partner")
    if any(n.name == norm.name and n.land is None for n in partners):
        return norm.name
    named = norm.about_in("KkgPartner")
    if not named and (sectors := norm.about_in("Sector")):
        codes = roll.snapshot.model.code_lists["KkgPartner"].by_notation
        named = tuple(n.name for n in partners if n.land is None and codes[n.name].attribute("sector") in sectors)
    if len(named) == 1:
        return named[0]
    return next(iter((*norm.about_in("ActorType"), *norm.about_in("Sector"), norm.name)))


def _only_type(roll: Roll, partner: str) -> str | None:
    """The actor type that alone stands for a partner group, None if several do."""
    types = [c.notation for c in roll.snapshot.model.code_lists["ActorType"].codes if c.attribute("partner") == partner]
    return types[0] if len(types) == 1 else None


def _newest_share(snapshot: Snapshot, type: str) -> Norm | None:
    """The newest published share of an actor type up to the year of the date."""
    about = [n for n in snapshot.norms("share") if "A3" in n.indicators and type in n.about_in("ActorType")]
    told = [n for n in about if n.value is not None and (n.year or 0) <= snapshot.on.year]
    return max(told, key=lambda n: n.year or 0, default=None)


def proven(roll: Roll, missing: Missing) -> Certain:
    """A gap where a source denies the group or all members are recorded, both within 24 months; else a question."""
    if missing.certainty is not Certainty.ABSENT:
        return "question"
    if any(denied(r, roll.snapshot.on) for r in records_by_id(roll.snapshot, missing.records)):
        return "gap"
    fresh = all(not standing_of(roll.snapshot, b).stale for b in roll.bodies)
    return "gap" if roll.complete and fresh else "question"
