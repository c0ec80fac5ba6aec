"""Small worlds for the tests of missing links, and a slow reference that looks at one pair after the other."""

import tomllib
from collections.abc import Iterable
from itertools import combinations, product
from pathlib import Path

import graph.missing_links
from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.missing_links import Candidate, MissingLinks, Why
from graph.records import Record, Relation
from ontology import Model, Norm
from tests.indicators.worlds import org, works, world
from tests.musterstadt import NEW, Said, a, tie

FILE = Path(graph.missing_links.__file__).with_name("weights.toml")
POINTS = tomllib.loads(FILE.read_text("utf-8"))["points"]
LIMITS = tomllib.loads(FILE.read_text("utf-8"))["thresholds"]

A, B = "99001:a", "99001:b"


def links(snapshot: Snapshot, usual: Iterable[tuple[str, str]] = ()) -> MissingLinks:
    """The missing links of a snapshot, with the expected ones that A6 leaves open."""
    return MissingLinks(snapshot, frozenset(frozenset(p) for p in usual))


def candidates(model: Model, *records: Record, usual: Iterable[tuple[str, str]] = ()) -> list[Candidate]:
    """The candidates of a small world."""
    return list(links(world(model, records), usual))


def one(found: Iterable[Candidate]) -> Candidate:
    """The candidate of the pair a and b."""
    (chosen,) = [c for c in found if c.actors == (A, B)]
    return chosen


def wishes(source: str, target: str, said: Said = NEW) -> Relation:
    """A wish for more cooperation."""
    return tie("CooperationWish", f"99001:{source}", f"99001:{target}", said)


def survey(*respondents: str, roster: Iterable[str] = ()) -> Record:
    """A survey in which these answered; the roster names them and possibly others."""
    answered = [f"99001:{r}" for r in respondents]
    named = [*answered, *(f"99001:{r}" for r in roster)]
    return a("99001:U1", "Survey", name="Erhebung", respondent=";".join(answered), roster=";".join(named))


def partners(*names: str) -> list[Record]:
    """Organizations that both a and b work with."""
    return [r for n in names for r in (org(n), works(n, "a"), works(n, "b"))]


def scored(found: Iterable[Candidate]) -> dict[tuple[str, str], float]:
    """The sum of every pair, those that stand beside the first of their matter included."""
    pairs = [((c.actors, c.score), *((other.actors, other.score) for other in c.also)) for c in found]
    return {actors: score for of_one in pairs for actors, score in of_one}


def points_of(candidate: Candidate) -> dict[Why, float]:
    """What each reason adds, several of one kind together."""
    found: dict[Why, float] = {}
    for reason in candidate.reasons:
        found[reason.why] = found.get(reason.why, 0) + reason.points
    return found


def slow_scores(snapshot: Snapshot, norms: Iterable[str]) -> dict[tuple[str, str], float]:
    """The score of every proposed pair, by the words of domain 12.1; ``norms`` are those that A6 leaves open."""
    found = {}
    for pair in combinations(snapshot.network.actors, 2):
        there = all(snapshot.certainty[p].holds for p in pair)
        if not there or snapshot.pair_certainty(*pair, 2).holds or _one_hand(snapshot, pair):
            continue
        own = _own_points(snapshot, pair, norms)
        if not own["wish"] and (_settled(snapshot, pair) or (_same_office(snapshot, pair) and not own["expected"])):
            continue
        if any(own.values()):
            systems = {snapshot.system(p) for p in pair}
            found[pair] = sum(own.values()) + (POINTS["across_systems"] if systems == {"K", "G"} else 0)
            found[pair] += POINTS["below_expectation"] if _thin(snapshot, pair) else 0
    return found


def _one_hand(snapshot: Snapshot, pair: tuple[str, str]) -> bool:
    kinds = ("HasCarrier", "PartOf", "SubordinateTo")
    rows = [d for k in kinds for d in snapshot.relations_of(k) if d.certainty.holds]
    return any({d.relation.source, d.relation.target} == set(pair) for d in rows)


def _settled(snapshot: Snapshot, pair: tuple[str, str]) -> bool:
    """Whether the two, or others on their sides, work together or meet where one of them leads."""
    if pair[1] in _side(snapshot, pair[0]):
        return True
    denied = (snapshot.tie(*pair) or Nothing).certainty is Certainty.ABSENT
    sides = product(*(_side(snapshot, p) for p in pair))
    return not denied and any(
        snapshot.pair_certainty(a, b, 2).holds or _led(snapshot, a, b) or _led(snapshot, b, a)
        for a, b in sides
        if a != b
    )


class Nothing:
    """No tie at all."""

    certainty = Certainty.UNKNOWN


def _side(snapshot: Snapshot, actor: str) -> set[str]:
    """The actor, and the associations or members of its profession where one of them is an association."""

    def speaks(id: str) -> bool:
        entity = snapshot.entities[id]
        return bool(entity.all("representsPartner")) or not {"VERB", "ELTV"}.isdisjoint(entity.all("actorType"))

    def kinds(id: str) -> set[str]:
        return set(snapshot.entities[id].all("actorType")) - {"VERB", "ELTV"}

    actors = [a for a in snapshot.network.actors if kinds(a) & kinds(actor) and (speaks(a) or speaks(actor))]
    return {actor, *actors, *(_hosts(snapshot) if actor in _hosts(snapshot) else ())}


def _hosts(snapshot: Snapshot) -> set[str]:
    """The coordination and whoever runs the network without another task."""
    runs = {d.relation.target for d in snapshot.relations_of("OrganizedBy") if d.certainty.holds}
    return set(snapshot.coordination) | {r for r in runs if not snapshot.entities[r].all("actorType")}


def _led(snapshot: Snapshot, leader: str, member: str) -> bool:
    """Whether the one leads a body in which the other sits."""
    for body in snapshot.bodies:
        seats = [d.relation for d in snapshot.seats_in(body.id) if d.certainty.holds]
        runs = {d.relation.target for d in snapshot.relations_of("OrganizedBy") if d.relation.source == body.id}
        leads = {s.source for s in seats if s.value("role") in ("chair", "lead", "office", "moderation", "initiator")}
        leads |= runs
        members = {s.source for s in seats}
        coordinated = bool(members & snapshot.coordination) and snapshot.layer(body) == "network" and not leads
        if body.type == "EarlyHelpNetwork":
            coordinated = bool(members & snapshot.coordination) or not leads
        leads |= _hosts(snapshot) if coordinated or leads & _hosts(snapshot) else set()
        if leader in leads and member in members:
            return True
    return False


def _same_office(snapshot: Snapshot, pair: tuple[str, str]) -> bool:
    found = [snapshot.entities[p] for p in pair]
    return all("KKG01" in e.all("coversPartner") or {"ASD", "NWK"} & set(e.all("actorType")) for e in found)


def _own_points(snapshot: Snapshot, pair: tuple[str, str], norms: Iterable[str]) -> dict[str, float]:
    types = [set(snapshot.entities[p].all("actorType")) for p in pair]
    lines = [snapshot.model.norms[n] for n in norms]
    wished = {
        (d.relation.source, d.relation.target) for d in snapshot.relations_of("CooperationWish") if d.certainty.holds
    }
    asked = bool({pair, pair[::-1]} & wished)
    expected = any(
        (n.link_from in types[0] and n.link_to in types[1]) or (n.link_from in types[1] and n.link_to in types[0])
        for n in lines
        if asked or not _line_settled(snapshot, n)
    )
    others = set(snapshot.network.actors) - set(pair) - snapshot.coordination
    common = [u for u in others if all(snapshot.pair_certainty(u, p, 2).holds for p in pair)]
    return {
        "expected": POINTS["expected"] * expected,
        "wish": POINTS["wish"] * ((pair in wished) + (pair[::-1] in wished)),
        "common_partners": POINTS["common_partners"] * (len(common) >= LIMITS["common_partners"]),
        "shared_seat": POINTS["shared_seat"] * _meet(snapshot, pair),
    }


def _line_settled(snapshot: Snapshot, norm: Norm) -> bool:
    ends = [[a for a in snapshot.network.actors if t in snapshot.entities[a].all("actorType")] for t in _types(norm)]
    return any(_settled(snapshot, (a, b)) for a, b in product(*ends))


def _types(norm: Norm) -> tuple[str | None, str | None]:
    return norm.link_from, norm.link_to


def _meet(snapshot: Snapshot, pair: tuple[str, str]) -> bool:
    for body in {d.relation.target for d in snapshot.relations_of("Membership")}:
        actors = set(snapshot.network.actors)
        members = {d.relation.source for d in snapshot.seats_in(body) if d.certainty.holds} & actors
        if set(pair) <= members and len(members) <= LIMITS["largest_body"]:
            return True
    return False


def _thin(snapshot: Snapshot, pair: tuple[str, str]) -> bool:
    wanted = {snapshot.sector(p) for p in pair}
    if not snapshot.ties_suffice or None in wanted:
        return False
    everywhere = list(combinations(snapshot.network.actors, 2))
    block = [p for p in everywhere if {snapshot.sector(e) for e in p} == wanted]
    expected = len(block) * _tied(snapshot, everywhere) / len(everywhere)
    enough: bool = expected >= LIMITS["expected_ties"] and _tied(snapshot, block) < LIMITS["segregation"] * expected
    return enough


def _tied(snapshot: Snapshot, pairs: list[tuple[str, str]]) -> int:
    holds = (Certainty.PRESENT, Certainty.STALE)
    return sum(snapshot.pair_certainty(*p, 2) in holds for p in pairs)
