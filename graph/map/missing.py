"""What is missing on the map: codes that nobody on it stands for, and expected links without a recorded tie."""

from collections.abc import Iterable, Mapping, Sequence

from graph.district.expected import ExpectedLink
from graph.district.own_lines import OwnLine
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding, Kind, singles
from ontology import Code
from ontology.names import ActorType, OwnRuleKind, Prop, Verdict

Rank = Mapping[str, tuple[int, int, str]]
"""For each actor on the map: ring, minus ties, id; the smallest one speaks for its kind."""


def missing_codes(snapshot: Snapshot, findings: Iterable[Finding]) -> list[Code]:
    """Partner groups and actor types that findings miss, each once.

    A type whose group is missing anyway is not named twice, and who stands on the map without a seat is not missing.
    """
    partners, types = (snapshot.model.code_lists[name].by_notation for name in ("KkgPartner", "ActorType"))
    there = _codes_there(snapshot)
    findings = tuple(findings)
    missing = {s for f in _open(findings) if f.kind is Kind.MISSING_ACTOR for s in f.subjects}
    missing = (missing | {code for line in _own(snapshot, findings, OwnRuleKind.MITW) for code in _codes(line)}) - there
    groups = sorted(missing & partners.keys())
    alone = {t for t in missing & types.keys() if types[t].attribute("partner") not in {*groups, *there}}
    if not snapshot.coordination:
        alone.add(str(ActorType.NWK))
    return [*(partners[g] for g in groups), *(types[t] for t in sorted(alone))]


def missing_pairs(findings: Iterable[Finding], expected: Iterable[ExpectedLink], rank: Rank) -> set[tuple[str, str]]:
    """Pairs on the map that a finding or an open expected link misses a tie between."""
    findings = tuple(singles(findings))
    dismissed = {n for f in findings if f.decided.verdict is Verdict.DISMISSED for n in (*f.subjects, *f.norms)}
    found = {
        (ends[0], ends[1])
        for f in _open(findings)
        if f.kind is Kind.MISSING_LINK and len(ends := sorted(rank.keys() & set(f.subjects))) == 2
    }
    for link in expected:
        if not link.certainty.holds and link.norm.name not in dismissed:
            found |= _expected_pair(link, rank)
    return found


def own_pairs(snapshot: Snapshot, findings: Iterable[Finding], rank: Rank) -> set[tuple[str, str]]:
    """Pairs on the map between which a rule of the group's own expects an agreement, and none is on record.

    Links that such a rule expects are expected links like all others.
    """
    found: set[tuple[str, str]] = set()
    for line in _own(snapshot, findings, OwnRuleKind.VEREINB):
        starts, ends = (tuple(a.id for a in snapshot.of_actor_type(code)) for code in line.norm.about_in("ActorType"))
        found |= _closest(starts, ends, rank)
    return found


def _own(snapshot: Snapshot, findings: Iterable[Finding], kind: OwnRuleKind) -> list[OwnLine]:
    """The rules of the group's own of a kind on which a finding is open."""
    open_ = {subject for f in _open(findings) for subject in f.subjects}
    return [line for line in snapshot.own_rules if line.kind is kind and line.id in open_]


def _codes(line: OwnLine) -> tuple[str, ...]:
    return (*line.norm.about_in("KkgPartner"), *line.norm.about_in("ActorType"))


def _open(findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in singles(findings) if f.decided.verdict is not Verdict.DISMISSED]


def _expected_pair(link: ExpectedLink, rank: Rank) -> set[tuple[str, str]]:
    """One line per expected link."""
    return _closest(link.starts, link.ends, rank)


def _closest(starts: Sequence[str], ends: Sequence[str], rank: Rank) -> set[tuple[str, str]]:
    """One line: between those of both kinds who are closest to the centre."""
    sides = [[rank[a] for a in side if a in rank] for side in (starts, ends)]
    if not all(sides):
        return set()
    a, b = sorted(min(side)[2] for side in sides)
    return {(a, b)} if a != b else set()


def _codes_there(snapshot: Snapshot) -> set[str]:
    """Partner groups and actor types that some actor on the map stands for."""
    types = snapshot.model.code_lists["ActorType"].by_notation
    found: set[str] = set()
    for id in snapshot.network.actors:
        if snapshot.certainty[id].holds:
            actor = snapshot.entities[id]
            found.update(actor.all(Prop.COVERS_PARTNER), actor.all(Prop.REPRESENTS_PARTNER))
            for type in actor.all(Prop.ACTOR_TYPE):
                found.update((type, *types[type].attributes.get("partner", ())))
    return found
