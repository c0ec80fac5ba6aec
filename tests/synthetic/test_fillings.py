"""No printed range is left, whatever the unknowns of a district turn out to be: by all fillings of small districts."""

from collections.abc import Sequence
from random import Random

import pytest

from graph.records import Record, with_claims
from graph.records.claims import Claim
from tests.indicators.worlds import network, org, seat, works
from tests.musterstadt import ABSENT, DISTRICT, LIST, NEW, OLD, ON, UNKNOWN, a, tie
from tests.synthetic.fillings import Unknown, World, breaches, drawn_world, unknowns

pytestmark = pytest.mark.slow
STEERING, JHA = "99001:L", "99001:J"
EACH = 120
"""Fillings of one district by hand in an ordinary run where all of them would be more."""
HOME: list[Record] = [
    a(DISTRICT, "District", NEW, name="Musterstadt", land="BW", districtType="KS", networkCount="1"),
    a(LIST, "Source", NEW, name="Netzwerkliste 2024"),
]


def world(*records: Record) -> World:
    return World(ON.isoformat(), (*HOME, *records))


def working() -> World:
    """Who works with whom: stale, open, rated twice; two actors without a field, pairs nobody speaks of."""
    youth = [org("j1", sector="KJH", actorType="ASD"), org("j2", sector="FAM"), org("c", sector="KJH", actorType="NWK")]
    health = [org("h1", sector="GES", actorType="GA"), org("h2", sector="GES", actorType="GEBKL")]
    ties = [
        works("c", "h1", OLD, intensity="3"),
        works("c", "j1", intensity="3"),
        works("j1", "h1", UNKNOWN, intensity="2"),
        works("j2", "h2", OLD, intensity="4"),
        works("h2", "j2", intensity="1"),
        works("x", "h1", intensity="2"),
        works("x", "y", ABSENT),
        works("h1", "h2", intensity="0"),
        tie("Referral", "99001:h2", "99001:c", volumeBand="none"),
        tie("Referral", "99001:h1", "99001:c", OLD),
    ]
    signed: list[Record] = [a("99001:V", "Agreement", name="V", status="signed"), tie("Signs", "99001:c", "99001:V")]
    signed += [tie("Signs", "99001:h1", "99001:V", UNKNOWN)]
    return world(network(), *youth, *health, org("x"), org("y"), *ties, *signed, seat("c"), seat("h1", OLD))


def sitting() -> World:
    """Who sits where: stale and open seats, no field, no level, no vote, carriers open."""
    members = [
        org("k", sector="KJH", level="STRAT", carrierKind="OEFF-K"),
        org("g", sector="GES", carrierKind="OEFF-K"),
        org("e", actorType="ELTV", level="FAM", carrierKind="INFORM"),
        org("f", sector="FF", level="OPER", carrierKind="FREI-W"),
        org("x"),
    ]
    rows = [
        seat("k", body=STEERING, role="voting", seats="2"),
        seat("g", OLD, body=STEERING, role="voting"),
        seat("x", UNKNOWN, body=STEERING, role="voting"),
        seat("e", OLD, role="voting"),
        seat("f", role="member"),
        seat("g", UNKNOWN, body=JHA, role="advisory"),
        seat("k", body=JHA, role="advisory"),
    ]
    bodies = [
        a(STEERING, "Committee", name="Lenkungskreis", kind="LENK", membersComplete="all"),
        a(JHA, "Committee", name="Jugendhilfeausschuss", kind="JHA"),
        network(membersComplete="all"),
    ]
    return world(*bodies, *members, *rows)


def incomplete() -> World:
    """Lists that say they are incomplete, beside a denied seat and a denied sector."""
    x = org("x", level="OPER", carrierKind="PRIV")
    denied = with_claims(x, [*x.claims, Claim("sector", "GES", LIST, "", "2024-03-01", "confirmedAbsent")])
    members = [
        org(m, sector=s, level="OPER", carrierKind="FREI-W") for m, s in (("k", "KJH"), ("g", "GES"), ("f", "FF"))
    ]
    rows = [seat(m, body=STEERING, role="voting") for m in "kx"] + [
        seat("k", role="member"),
        seat("g", OLD, role="member"),
    ]
    rows += [seat("f", ABSENT), seat("k", body=JHA, role="advisory")]
    bodies = [
        a(STEERING, "Committee", name="Lenkungskreis", kind="LENK", membersComplete="part"),
        a(JHA, "Committee", name="Jugendhilfeausschuss", kind="JHA", membersComplete="part"),
        network(membersComplete="part"),
    ]
    return world(*bodies, *members, denied, *rows)


BY_HAND = {"working": working, "sitting": sitting, "incomplete": incomplete}


def some(of: World, seed: int) -> list[Unknown]:
    open_ = unknowns(of)
    return Random(seed).sample(open_, min(6, len(open_)))


@pytest.mark.parametrize("name", BY_HAND)
@pytest.mark.parametrize("seed", range(3))
def test_no_filling_of_a_district_by_hand_leaves_a_range(name: str, seed: int) -> None:
    of = BY_HAND[name]()
    found, reached = breaches(of, some(of, seed), EACH, Random(seed))
    assert found == []
    assert reached


def kinds(open_: Sequence[Unknown]) -> set[str]:
    return {u.what.rpartition(" ")[2] for u in open_}


def test_the_districts_by_hand_leave_open_what_they_are_made_for() -> None:
    assert {"field", "vote"} - kinds(unknowns(working())) == set()
    assert {"field", "carrier"} <= kinds(unknowns(sitting()))
    assert {"members"} <= kinds(unknowns(incomplete()))
    assert len(unknowns(working())) > 6


@pytest.mark.parametrize("tens", range(10))
def test_no_filling_of_a_drawn_district_leaves_a_range(tens: int) -> None:
    for seed in range(10 * tens, 10 * tens + 10):
        of, open_ = drawn_world(seed)
        found, _ = breaches(of, open_, 3, Random(seed))
        assert found == [], seed
