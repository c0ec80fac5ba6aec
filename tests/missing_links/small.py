"""Small worlds for the tests of missing links, and a slow reference that looks at one pair after the other."""

import tomllib
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import graph.missing_links
from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.missing_links import Candidate, MissingLinks, Why
from graph.records import Record, Relation
from ontology import Model
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
        if any(own.values()):
            systems = {snapshot.system(p) for p in pair}
            found[pair] = sum(own.values()) + (POINTS["across_systems"] if systems == {"K", "G"} else 0)
            found[pair] += POINTS["below_expectation"] if _thin(snapshot, pair) else 0
    return found


def _one_hand(snapshot: Snapshot, pair: tuple[str, str]) -> bool:
    kinds = ("HasCarrier", "PartOf", "SubordinateTo")
    rows = [d for k in kinds for d in snapshot.relations_of(k) if d.certainty.holds]
    return any({d.relation.source, d.relation.target} == set(pair) for d in rows)


def _own_points(snapshot: Snapshot, pair: tuple[str, str], norms: Iterable[str]) -> dict[str, float]:
    types = [set(snapshot.entities[p].all("actorType")) for p in pair]
    lines = [snapshot.model.norms[n] for n in norms]
    expected = any(
        (n.link_from in types[0] and n.link_to in types[1]) or (n.link_from in types[1] and n.link_to in types[0])
        for n in lines
    )
    wished = {
        (d.relation.source, d.relation.target) for d in snapshot.relations_of("CooperationWish") if d.certainty.holds
    }
    others = set(snapshot.network.actors) - set(pair) - snapshot.coordination
    common = [u for u in others if all(snapshot.pair_certainty(u, p, 2).holds for p in pair)]
    return {
        "expected": POINTS["expected"] * expected,
        "wish": POINTS["wish"] * ((pair in wished) + (pair[::-1] in wished)),
        "common_partners": POINTS["common_partners"] * (len(common) >= LIMITS["common_partners"]),
        "shared_seat": POINTS["shared_seat"] * _meet(snapshot, pair),
    }


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
