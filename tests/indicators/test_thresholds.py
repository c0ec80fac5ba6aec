"""What is said changes exactly at the number that the domain names, and not one seat, tie or place beside it."""

from collections.abc import Callable, Sequence

import pytest

from graph.certainty import Certainty
from graph.district.attendance import is_silent
from graph.district.outcome import Outcome
from graph.district.ranges import Weighed, share
from graph.records import Record
from ontology import Model
from tests.indicators.worlds import committee, computed, network, org, seat, works, world
from tests.musterstadt import LIST, ON, a, tie

STEERING = "99001:L"
BODY = committee(STEERING, "LENK")


def _levels(known: int, of: int) -> list[Record]:
    """A steering body with so many members, the level of some of them known."""
    members = [org(f"o{n}", **({"level": "OPER"} if n < known else {})) for n in range(of)]
    return [BODY, *members, *(seat(m.name, body=STEERING) for m in members)]


def _regions(placed: int, of: int) -> list[Record]:
    """Two regions with as many children, and so many organizations, some of them in the first region."""
    regions = [a(f"99001:{r}", "NetworkRegion", name=r, populationUnder3="50") for r in ("r1", "r2")]
    return [
        *regions,
        *(org(f"o{n}") for n in range(of)),
        *(tie("CoversRegion", f"99001:o{n}", "99001:r1") for n in range(placed)),
    ]


def _confirmed(both: int, of: int) -> list[Record]:
    """Ties, some of them confirmed by both sides, the others by one."""
    ties = [works("a", f"o{n}", confirmedBy="both" if n < both else "one") for n in range(of)]
    return [org("a"), *(org(f"o{n}") for n in range(of)), *ties]


def _tied(known: int, of: int) -> list[Record]:
    """Members of the network, some of them with a recorded cooperation."""
    members = [org(f"o{n}", sector="KJH") for n in range(of)]
    ties = [works("o0", f"o{n}") for n in range(1, known)]
    return [network(), *members, *(seat(m.name) for m in members), *ties]


def _says_no_share(found: Outcome) -> bool:
    return "sagt das noch nicht" in found.sentence.de


def _asks(found: Outcome) -> bool:
    return bool(found.missing)


def _asks_the_other_side(found: Outcome) -> bool:
    return "die andere Seite fragen" in found.sentence.de


@pytest.mark.parametrize(
    ("id", "records", "numbers", "says"),
    [
        ("C7", _levels, (4, 5, 10), _says_no_share),
        ("C7", _levels, (6, 7, 10), _asks),
        ("C7", _levels, (69, 70, 100), _asks),
        ("C12", _regions, (4, 5, 10), _says_no_share),
        ("C12", _regions, (6, 7, 10), _asks),
        ("C12", _regions, (69, 70, 100), _asks),
        ("A12", _confirmed, (4, 5, 10), _asks_the_other_side),
        ("A12", _confirmed, (49, 50, 100), _asks_the_other_side),
    ],
)
def test_below_the_share_it_asks_and_from_it_on_no_more(
    model: Model,
    id: str,
    records: Callable[[int, int], Sequence[Record]],
    numbers: tuple[int, int, int],
    says: Callable[[Outcome], bool],
) -> None:
    few, enough, of = numbers
    assert says(computed(id, world(model, records(few, of))))
    assert not says(computed(id, world(model, records(enough, of))))


@pytest.mark.parametrize(("known", "of", "suffice"), [(6, 10, False), (7, 10, True), (69, 100, False), (70, 100, True)])
def test_ties_tell_the_density_from_seventy_percent_on(model: Model, known: int, of: int, *, suffice: bool) -> None:
    assert world(model, _tied(known, of)).ties_suffice is suffice


@pytest.mark.parametrize(("carriers", "few"), [(3, True), (4, False)])
def test_four_carriers_with_a_seat_each_are_several(model: Model, carriers: int, *, few: bool) -> None:
    members = [org(f"o{n}", carrierKind="FREI-W") for n in range(carriers)]
    found = computed("C11", world(model, [BODY, *members, *(seat(m.name, body=STEERING) for m in members)]))
    assert found.value == pytest.approx(1 / carriers)
    assert ("wenigen Trägern" in found.sentence.de, "mehrere Träger" in found.sentence.de) == (few, not few)


@pytest.mark.parametrize(("unknown", "of", "told"), [(2, 4, True), (3, 5, False)])
def test_with_half_the_carriers_known_it_is_said_who_has_the_seats(
    model: Model, unknown: int, of: int, *, told: bool
) -> None:
    members = [org(f"o{n}", **({} if n < unknown else {"carrierKind": "FREI-W"})) for n in range(of)]
    found = computed("C11", world(model, [BODY, *members, *(seat(m.name, body=STEERING) for m in members)]))
    assert ("Konzentration" in found.sentence.de) is told


@pytest.mark.parametrize(
    ("came", "of", "silent"),
    [(0, 1, False), (0, 2, True), (1, 3, False), (1, 4, True), (33, 100, True), (34, 100, False)],
)
def test_who_came_to_less_than_a_third_of_two_meetings_or_more_is_silent(came: int, of: int, *, silent: bool) -> None:
    rows = [Weighed(n < came, Certainty.PRESENT) for n in range(of)]
    assert is_silent(share(rows)) is silent


@pytest.mark.parametrize("actors", [4, 5, 6])
def test_beside_the_gatekeepers_the_five_with_most_close_ties_are_named(model: Model, actors: int) -> None:
    hubs = [org(f"h{n}") for n in range(actors)]
    ties = [works(hubs[i].name, hubs[j].name, intensity="4") for i in range(actors) for j in range(i)]
    found = computed("A15", world(model, [org("asd", actorType="ASD"), *hubs, *ties]))
    assert [i.subjects for i in found.items] == [*((h.id,) for h in hubs[:5]), ("99001:asd",)]


@pytest.mark.parametrize(("intensity", "bare"), [("3", 0), ("4", 1)])
def test_only_the_closest_cooperation_is_binding_and_wants_an_agreement(
    model: Model, intensity: str, bare: int
) -> None:
    records: list[Record] = [org("k", sector="KJH"), org("g", sector="GES"), works("k", "g", intensity=intensity)]
    records.append(a("99001:V", "Agreement", name="Entwurf", agreementStatus="draft"))
    assert computed("A8", world(model, records)).details["binding_without_agreement"] == bare


def test_where_every_draw_is_like_what_was_found_nothing_is_rare(model: Model) -> None:
    actors = [org(f"{sector}{n}", sector=sector) for sector in ("KJH", "GES") for n in range(2)]
    ties = [works(actors[i].name, actors[j].name) for i in range(4) for j in range(i)]
    found = computed("A5", world(model, [*actors, *ties]))
    assert (found.details["p_closed"], found.details["p_open"]) == (1, 1)
    assert "kann auch Zufall sein" in found.sentence.de


@pytest.mark.parametrize(
    ("day", "twelve", "twenty_four"),
    [("2023-06-30", 1, 1), ("2023-06-29", 0, 1), ("2022-06-30", 0, 1), ("2022-06-29", 0, 0)],
)
def test_a_statement_is_current_up_to_the_same_day_a_year_or_two_before(
    model: Model, day: str, twelve: int, twenty_four: int
) -> None:
    found = computed("A13", world(model, [org("x", (LIST, day, "fromList"))], ON))
    assert (found.details["share_12"], found.value) == (twelve, twenty_four)


@pytest.mark.parametrize(("day", "renew"), [("2019-06-30", 0), ("2019-06-01", 0), ("2019-05-30", 1)])
def test_a_mandate_is_to_be_renewed_when_it_is_older_than_a_term(model: Model, day: str, renew: int) -> None:
    council = a("99001:C", "Committee", name="Stadtrat", kind="PARL-S")
    adopted = a("99001:R", "Resolution", name="Auftrag", kind="KONZEPT", body=council.id, date=day)
    found = computed("B1", world(model, [council, adopted], ON)).details
    assert (found["term_months"], found["renew"]) == (60, renew)


def test_below_the_gate_only_health_care_with_a_recorded_tie_is_shown(model: Model) -> None:
    health = [org(f"g{n}", sector="GES") for n in range(10)]
    ties = [works("k", "g0"), works("k", "g1"), works("k", "g2"), works("g1", "g2")]
    found = computed("A9", world(model, [org("k", sector="KJH"), *health, *ties]))
    assert found.value is None
    assert [i.subjects[0] for i in found.items] == ["99001:g0", "99001:g1", "99001:g2"]
