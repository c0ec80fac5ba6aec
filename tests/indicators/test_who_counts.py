"""Who is an actor of the cooperation network, and which rows are a tie: each kind with numbers counted by hand."""

import pytest

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.map.picture import picture_of
from graph.records import Record, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model
from tests.indicators.worlds import computed, network, org, seat, works, world
from tests.musterstadt import ABSENT, NEW, OLD, UNKNOWN, Said, a, tie

JHA = "99001:J"
THREE: list[Record] = [
    *(org(x, sector="KJH") for x in ("J1", "J2")),
    org("H1", sector="GES"),
    works("J1", "H1", intensity="3"),
    works("J1", "J2", intensity="2"),
]
INFERRED: Said = (NEW[0], NEW[1], "inferred")
SITTING: dict[str, Record] = {
    "a person group": a("99001:W", "PersonGroup", name="Gewählte der freien Träger", sector="KJH"),
    "a person": a("99001:W", "Person", name="Mitglied 1"),
    "an organization that only a list of members names": org("W", INFERRED, sector="KJH"),
}


def only_seated(model: Model, sitting: Record, *more: Record) -> Snapshot:
    committee = a(JHA, "Committee", name="Jugendhilfeausschuss", kind="JHA")
    return world(model, [*THREE, committee, network(), sitting, seat("W", body=JHA), *more])


@pytest.mark.parametrize("kind", SITTING)
@pytest.mark.parametrize("more", [(), (seat("W"),), (seat("W", UNKNOWN),), (seat("W", OLD),)])
def test_who_is_only_known_by_a_seat_is_no_actor_of_the_network(
    model: Model, kind: str, more: tuple[Record, ...]
) -> None:
    snapshot = only_seated(model, SITTING[kind], *more)
    density, openness, intensity = (computed(id, snapshot) for id in ("A4", "A5", "A11"))
    assert (density.numerator, density.denominator) == (1, 2)
    assert openness.value == pytest.approx(-1 / 3)
    assert intensity.value == 0.375
    assert computed("A9", snapshot).n == 1
    assert "99001:W" not in snapshot.network.index


@pytest.mark.parametrize("kind", SITTING)
def test_it_does_not_weigh_on_the_gate_either(model: Model, kind: str) -> None:
    others: list[Record] = [r for n in range(8) for r in (org(f"W{n}", INFERRED), seat(f"W{n}", body=JHA))]
    snapshot = only_seated(model, SITTING[kind], *others)
    assert snapshot.tie_coverage == 1
    assert computed("A4", snapshot).value == 1 / 2


def test_parts_loads_and_the_map_leave_it_out(model: Model) -> None:
    hub: list[Record] = [org("c", sector="KJH", actorType="NWK"), works("c", "H1", intensity="3")]
    without, with_group = (
        world(model, [*THREE, *hub, network(), *more]) for more in ((), (SITTING["a person group"], seat("W")))
    )
    for id in ("A4", "A5", "A7", "A9", "A11", "A15"):
        assert computed(id, without) == computed(id, with_group), id
    assert picture_of(with_group).nodes == picture_of(without).nodes


def test_who_has_a_tie_or_signed_is_an_actor_with_or_without_a_seat(model: Model) -> None:
    group = SITTING["a person group"]
    tied = only_seated(model, group, works("W", "H1", intensity="2"))
    signed = only_seated(model, group, a("99001:V", "Agreement", name="V"), tie("Signs", "99001:W", "99001:V"))
    for snapshot in (tied, signed):
        assert computed("A4", snapshot).denominator == 3


# -- rows that say there is no tie -------------------------------------------------------------------------------------

NO_FAMILIES = tie("Referral", "99001:H1", "99001:J1", volumeBand="none")
NONE = {
    "a referral of no families": NO_FAMILIES,
    "intensity 0": works("H1", "J1", intensity="0"),
    "a denied cooperation": works("H1", "J1", ABSENT, intensity="3"),
    "a denied referral": tie("Referral", "99001:H1", "99001:J1", ABSENT),
}


def pair(model: Model, *rows: Record) -> Snapshot:
    return world(model, [org("J1", sector="KJH"), org("H1", sector="GES"), *rows])


@pytest.mark.parametrize("kind", NONE)
def test_a_row_that_says_none_is_no_tie(model: Model, kind: str) -> None:
    snapshot = pair(model, NONE[kind])
    assert snapshot.network.ties(1) == ()
    assert computed("A4", snapshot).value == computed("A11", snapshot).value == 0
    assert computed("A9", snapshot).value == 1


def test_who_refers_no_family_may_cooperate_all_the_same(model: Model) -> None:
    assert pair(model, NO_FAMILIES).pair_certainty("99001:H1", "99001:J1", 2) is Certainty.UNKNOWN
    known = pair(model, NO_FAMILIES, works("J1", "H1", intensity="3"))
    assert known.pair_certainty("99001:H1", "99001:J1", 3) is Certainty.PRESENT


def test_a_referral_of_no_families_that_is_rated_is_a_tie(model: Model) -> None:
    rated = tie("Referral", "99001:H1", "99001:J1", volumeBand="none", intensity="3")
    assert computed("A4", pair(model, rated)).value == 1


@pytest.mark.parametrize("kind", NONE)
def test_it_refreshes_nothing(model: Model, kind: str) -> None:
    snapshot = pair(model, NONE[kind], works("J1", "H1", OLD, intensity="3"))
    (found,) = snapshot.network.ties(1)
    assert (found.intensity, found.certainty) == (3, Certainty.STALE)
    density, intensity = computed("A4", snapshot), computed("A11", snapshot)
    assert (density.value, density.low) == (1, 0)
    assert (intensity.value, intensity.low) == (0.75, 0)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # At intensities 1 to 4, of a stale row of 3 beside another one.
        ([("1", NEW)], "present stale stale absent"),
        ([("4", NEW)], "present present present present"),
        ([("0", NEW)], "stale stale stale absent"),
        ([("1", OLD)], "stale stale stale unknown"),
        ([("4", UNKNOWN)], "stale stale stale unknown"),
        ([("3", ABSENT)], "stale stale stale absent"),
        ([("1", NEW), ("2", UNKNOWN)], "present stale stale unknown"),
    ],
)
def test_a_looser_tie_refreshes_no_closer_one(model: Model, rows: list[tuple[str, Said]], expected: str) -> None:
    ties = [works("J1", "H1", said, intensity=level, nr=str(n)) for n, (level, said) in enumerate(rows)]
    snapshot = pair(model, works("H1", "J1", OLD, intensity="3"), *ties)
    found = [str(snapshot.pair_certainty("99001:H1", "99001:J1", t)) for t in (1, 2, 3, 4)]
    assert found == expected.split()


def test_the_statements_of_one_row_stay_one(model: Model) -> None:
    """Two lists that name one relation make one record; the newest statement on it counts, as before."""
    claims = [Claim(EXISTS, "", said[0], "", said[1], said[2]) for said in (OLD, NEW)]
    one = relation("99001:x", "Cooperation", ("99001:J1", "99001:H1"), "99001", claims)
    assert pair(model, one).pair_certainty("99001:J1", "99001:H1", 2) is Certainty.PRESENT
