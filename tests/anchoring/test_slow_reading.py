"""Lines of drawn worlds against a slow reading with networkx, and what holds whatever is recorded."""

from itertools import product

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.records import Entity
from ontology import Model
from tests.anchoring.small import lines
from tests.findings.small import COUNCIL, JHA, committee, paper
from tests.indicators.worlds import org
from tests.musterstadt import ABSENT, NEW, UNKNOWN, a, tie
from tests.musterstadt import OLD as STALE

KINDS = {
    "Membership": (("a", "b", "N1", "AG78", "JHA", "STEUER"), ("N1", "AG78", "JHA", "PARL-S", "STEUER")),
    "SubordinateTo": (("AG78", "JHA", "STEUER"), ("JHA", "PARL-S", "AG78")),
    "PartOf": (("a", "b", "AG78"), ("a", "b", "JHA")),
    "OrganizedBy": (("N1",), ("a", "b")),
    "ReportsTo": (("S1", "S2"), ("S1", "S2")),
    "HoldsPost": (("a", "b", "JHA"), ("S1", "S2")),
    "InitiatedBy": (("P1",), ("a", "b", "N1", "STEUER", "JHA")),
    "Consultation": (("P1",), ("AG78", "JHA", "PARL-S", "STEUER")),
}
ANY = [(kind, one, other) for kind, ends in KINDS.items() for one, other in product(*ends)]


@given(st.lists(st.tuples(st.sampled_from(ANY), st.sampled_from([NEW, STALE, UNKNOWN, ABSENT])), max_size=14))
def test_whatever_is_recorded_the_bounds_hold_and_the_cut_is_as_large_as_the_number(
    model: Model, rows: list[tuple[tuple[str, str, str], tuple[str, str, str]]]
) -> None:
    entities: list[Entity] = [
        *(committee("STEUER"), committee("AG78"), paper("P1"), org("a", actorType="NWK"), org("b")),
        *(a("99001:S1", "Post", name="S1", organization="99001:a"), a("99001:S2", "Post", name="S2", body=JHA)),
    ]
    told_so = [
        tie(kind, f"99001:{one}", f"99001:{other}", said, nr=str(number), date="2024-03-01")
        for number, ((kind, one, other), said) in enumerate(rows)
    ]
    for body in (JHA, COUNCIL):
        anchorage = lines(model, [*entities, *told_so], body)
        assert anchorage.low <= anchorage.value <= anchorage.high
        assert len(anchorage.cut) == anchorage.value
        assert all(line.carriers for line in (*anchorage.lines, *anchorage.possible))


BODIES = ("N1", "JHA", "PARL-S", "AG78", "STEUER")
ACTORS = ("a", "b", "c", "d")


@st.composite
def seats(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Who sits where: actors in bodies, the network perhaps in others."""
    pairs = [*product(ACTORS, BODIES), ("N1", "AG78"), ("N1", "JHA"), ("AG78", "JHA"), ("JHA", "PARL-S")]
    return sorted(draw(st.sets(st.sampled_from(pairs))))


def slow(rows: list[tuple[str, str]], body: str, gone: frozenset[str] = frozenset()) -> list[list[str]]:
    """All ways from the network's bodies into a body by seats alone; whoever is gone holds no seat."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(("start", f"room {body}"))
    room = {b: "start" if b in ("N1", "STEUER") else f"room {b}" for b in BODIES}
    for member, where in rows:
        graph.add_edges_from(((member, room[where]), (room[where], member)))
        if member in room:
            graph.add_edges_from(((member, room[member]), (room[member], member)))
    graph.remove_nodes_from(gone)
    return list(nx.all_simple_paths(graph, "start", f"room {body}"))


@given(seats(), st.sampled_from(["JHA", "PARL-S"]))
def test_lines_by_seats_are_those_of_a_slow_reading(model: Model, rows: list[tuple[str, str]], body: str) -> None:
    own = committee("STEUER", name="Steuerungsgruppe")
    entities: list[Entity] = [own, committee("AG78"), *(org(n) for n in ACTORS)]
    sits = [tie("Membership", f"99001:{m}", f"99001:{b}") for m, b in rows]
    anchorage = lines(model, [*entities, *sits], f"99001:{body}")
    paths = slow(rows, body)
    members = sorted({v for path in paths for v in path if not v.startswith(("room", "start"))})
    cuts = [c for c in _groups(members) if not slow(rows, body, frozenset(c))]
    assert anchorage.value == min((len(c) for c in cuts), default=0)
    assert not slow(rows, body, frozenset(c.removeprefix("99001:") for c in anchorage.cut))
    everywhere = {v for v in members if all(v in path for path in paths)}
    assert {c.removeprefix("99001:") for c in anchorage.shared} == (everywhere if paths else set())


@given(seats(), st.sampled_from(["JHA", "PARL-S"]))
def test_without_a_carrier_as_many_lines_are_left_as_said(model: Model, rows: list[tuple[str, str]], body: str) -> None:
    own = committee("STEUER", name="Steuerungsgruppe")
    entities: list[Entity] = [own, committee("AG78"), *(org(n) for n in ACTORS)]
    sits = [tie("Membership", f"99001:{m}", f"99001:{b}") for m, b in rows]
    anchorage = lines(model, [*entities, *sits], f"99001:{body}")
    for carrier, left in anchorage.left.items():
        kept = [s for s in sits if s.source != carrier]
        assert lines(model, [*entities, *kept], f"99001:{body}").value == left


@given(seats(), st.lists(st.sampled_from([NEW, STALE, UNKNOWN, ABSENT]), min_size=30, max_size=30))
def test_every_bound_is_the_number_of_a_world_in_which_only_that_sure_seats_are_recorded(
    model: Model, rows: list[tuple[str, str]], said: list[tuple[str, str, str]]
) -> None:
    entities: list[Entity] = [committee("STEUER"), committee("AG78"), *(org(n) for n in ACTORS)]
    told_so = list(zip(rows, said, strict=False))
    sits = [tie("Membership", f"99001:{m}", f"99001:{b}", how) for (m, b), how in told_so]
    anchorage = lines(model, [*entities, *sits])
    for number, sure in (
        (anchorage.low, [NEW]),
        (anchorage.value, [NEW, STALE]),
        (anchorage.high, [NEW, STALE, UNKNOWN]),
    ):
        plain = [tie("Membership", f"99001:{m}", f"99001:{b}") for (m, b), how in told_so if how in sure]
        assert lines(model, [*entities, *plain]).value == number


def _groups(members: list[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for member in members:
        found += [(*group, member) for group in found]
    return found
