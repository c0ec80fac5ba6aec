"""The groups that nobody is recorded for: one entry a group, whichever norms name it (A1, A2, A3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.as_of import denied
from graph.certainty import Certainty
from graph.district.indirect import running, standing_in
from graph.district.outcome import Outcome
from graph.district.partners import PartnerLine, Shared, core_lines, partner_lines, share_lines
from graph.district.roll import Group, Roll
from graph.district.snapshot import Snapshot
from graph.findings.finding import Proof
from graph.findings.parts.standing import records_by_id, standing_of
from ontology import Norm, Text
from ontology.names import Prop

NAMED_SECTORS = "QR1-1"
"""The line of the Qualitätsrahmen that names the sectors to be joined."""


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
    certain: Proof = "question"


class Looked(NamedTuple):
    """The groups nobody is recorded for: those that are missing, and those that are there without a seat."""

    missing: tuple[Missing, ...]
    indirect: tuple[Missing, ...]


def looked_for(roll: Roll, outcomes: Mapping[str, Outcome]) -> Looked:
    """The same group under several norms counts once: partner lines first, the others join them."""
    found: dict[str, Missing] = {}
    snapshot = roll.snapshot
    lines = {"A1": snapshot.derived(partner_lines), "A2": snapshot.derived(core_lines)}
    there = _covered(roll, [line for of in lines.values() for line in of])
    for id, line in ((id, line) for id, of in lines.items() if outcomes[id].value is not None for line in of):
        norm, coverage, code = line.norm, line.coverage, _partner_code(roll, line.norm)
        if not coverage.certainty.holds and code not in there and code not in snapshot.exemptions:
            norms = (norm.name, *_goal(snapshot, code))
            own = _whole(snapshot, code, found)
            _add(found, Missing(own, norm.label, coverage.certainty, line.group, norms, (id,), coverage.records))
    for shared in snapshot.derived(share_lines) if outcomes["A3"].value is not None else ():
        if shared.norm.value is not None and not shared.coverage.certainty.holds and not _exempt(snapshot, shared.type):
            _add(found, _below_share(roll, shared, found))
    indirect = tuple(m for m in found.values() if _represented(roll, m))
    return Looked(tuple(m for m in found.values() if m not in indirect), indirect)


def _exempt(snapshot: Snapshot, type: str) -> bool:
    """Whether the partner group of an actor type does not exist in the district."""
    return snapshot.model.code("ActorType", type).attribute("partner") in snapshot.exemptions


def _represented(roll: Roll, missing: Missing) -> bool:
    """Whether somebody of the group runs the network, or is there by carrier, parent office, unit or speaker."""
    sitting = {id for id, part in roll.parts.items() if part.certainty.holds}
    known, stand_ins = roll.coverage(missing.group).listed, roll.snapshot.derived(standing_in)
    run = roll.snapshot.derived(running)
    return any(id in run or not sitting.isdisjoint(stand_ins.get(id, ())) for id in known)


def _whole(snapshot: Snapshot, code: str, found: Mapping[str, Missing]) -> str:
    """The partner group of an actor type, where that is missing as a whole: one hospital is not three groups."""
    types = snapshot.model.code_lists["ActorType"].by_notation
    partner = types[code].attribute("partner") if code in types else None
    return partner if partner is not None and partner in found else code


def _goal(snapshot: Snapshot, sector: str) -> tuple[str, ...]:
    """The goal that names a whole sector; what is one group stands in the law."""
    return (NAMED_SECTORS,) if sector in snapshot.model.norms[NAMED_SECTORS].about_in("Sector") else ()


def _below_share(roll: Roll, shared: Shared, found: Mapping[str, Missing]) -> Missing:
    """A type that most districts have; its partner group, if that is missing as a whole."""
    code, norm, coverage = roll.snapshot.model.code("ActorType", shared.type), shared.norm, shared.coverage
    name = _whole(roll.snapshot, shared.type, found)
    return Missing(name, code.label, coverage.certainty, shared.group, (norm.name,), ("A3",), coverage.records, norm)


def _covered(roll: Roll, lines: Iterable[PartnerLine]) -> set[str]:
    """Groups that any norm finds taking part: by code, by representation, or as the only group of their sector."""
    return {_partner_code(roll, line.norm) for line in lines if line.coverage.certainty.holds} | _by_sector(roll)


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


def proven(roll: Roll, missing: Missing) -> Proof:
    """A gap where a source denies the group or all members are recorded, both within 24 months; else a question."""
    if missing.certainty is not Certainty.ABSENT:
        return "question"
    if any(denied(r, roll.snapshot.on) for r in records_by_id(roll.snapshot, missing.records)):
        return "gap"
    fresh = all(not standing_of(roll.snapshot, b).stale for b in roll.bodies)
    return "gap" if roll.complete and fresh else "question"
