"""What rules take from indicators: each says its finding where the number says so, and nothing one step beside it."""

from datetime import date
from itertools import combinations

import pytest

from graph.findings.finding import Finding
from graph.records import Record
from ontology import Model
from tests.findings.small import JHA, STEERING, by_rule, committee, found, paper
from tests.indicators.worlds import network, org, seat, works
from tests.musterstadt import COUNCIL, UNKNOWN, Said, a, tie

ON = date(2024, 6, 30)


def asked(model: Model, rule: str, records: list[Record]) -> list[Finding]:
    return by_rule(found(model, records, ON, land="NW"), rule)


# -- the steering body ----------------------------------------------------------------------------------------------


def _steered(*members: str, carriers: str = "", levels: tuple[str, ...] = (), complete: str = "all") -> list[Record]:
    """A steering body; one letter of ``carriers`` and one level for each member."""
    records: list[Record] = [committee("STEUER", membersComplete=complete)]
    for number, member in enumerate(members):
        level = {"level": levels[number]} if number < len(levels) and levels[number] else {}
        records += [org(member, sector="KJH"), seat(member, body=STEERING, **level)]
        if carriers:
            records.append(tie("HasCarrier", f"99001:{member}", f"99001:t-{carriers[number]}"))
    return [*records, *(org(f"t-{letter}", sector="KJH") for letter in sorted(set(carriers)))]


@pytest.mark.parametrize(
    ("members", "carriers", "expected"),
    [("abc", "xxx", 1), ("abcd", "xxxx", 1), ("abc", "xxy", 0), ("abc", "xyz", 0), ("ab", "xx", 0), ("a", "x", 0)],
)
def test_one_carrier_of_all_seats_is_said_from_three_seats_on(
    model: Model, members: str, carriers: str, expected: int
) -> None:
    found_ones = asked(model, "one_carrier", _steered(*members, carriers=carriers))
    assert [f.subjects for f in found_ones] == [(STEERING,)] * expected


@pytest.mark.parametrize(
    ("levels", "complete", "expected"),
    [
        (("OPER", "LEIT"), "all", 1),
        (("OPER", "STRAT"), "all", 0),
        (("OPER", ""), "all", 0),
        (("OPER", "LEIT"), "part", 0),
    ],
    ids=["nobody", "one", "one may be", "others may be"],
)
def test_nobody_who_leads_is_said_only_where_every_level_and_every_member_is_known(
    model: Model, levels: tuple[str, ...], complete: str, expected: int
) -> None:
    found_ones = asked(model, "without_leadership", _steered("a", "b", levels=levels, complete=complete))
    assert [(f.subjects, f.certainty) for f in found_ones] == [((STEERING,), "gap")] * expected


@pytest.mark.parametrize(("known", "seats", "expected"), [(0, 1, 1), (1, 4, 1), (2, 4, 0), (3, 4, 0), (2, 5, 1)])
def test_levels_are_asked_for_while_fewer_than_half_are_known(
    model: Model, known: int, seats: int, expected: int
) -> None:
    levels = ("OPER",) * known
    found_ones = asked(model, "level_unknown", _steered(*"abcde"[:seats], levels=levels))
    assert len(found_ones) == expected
    word = "Sitz" if seats == 1 else "Sitzen"
    assert all(f.title.de.endswith(f"erfasst bei {known} von {seats} {word}") for f in found_ones)


# -- ties -----------------------------------------------------------------------------------------------------------


def _systems(across: int, inside: int = 3) -> list[Record]:
    """Three of youth welfare and three of health care, tied among themselves, and some ties across."""
    youth, health = [f"k{i}" for i in range(3)], [f"g{i}" for i in range(3)]
    records: list[Record] = [*(org(k, sector="KJH") for k in youth), *(org(g, sector="GES") for g in health)]
    records += [works(*pair) for side in (youth, health) for pair in list(combinations(side, 2))[:inside]]
    return [*records, *(works(k, g) for k, g in [(k, g) for k in youth for g in health][:across])]


@pytest.mark.parametrize(("across", "expected"), [(1, 1), (2, 1), (3, 0), (9, 0)])
def test_thin_means_less_than_half_as_dense_as_the_whole(model: Model, across: int, expected: int) -> None:
    # 2 of 9 and 8 of 15 are 0.22 and 0.53; 3 of 9 and 9 of 15 are 0.33 and 0.6.
    found_ones = asked(model, "thin_between_systems", _systems(across))
    assert len(found_ones) == expected
    assert all(f"nur {across} von 9 möglichen" in f.title.de for f in found_ones)


def test_a_network_that_falls_into_parts_depends_on_its_coordination_whatever_the_ways(model: Model) -> None:
    hub: list[Record] = [org("k", sector="KJH"), org("g", sector="GES"), works("k", "g"), org("hub", actorType="NWK")]
    hub.append(works("hub", "k"))
    leaves = [org(x, sector="SCHWB") for x in "xy"]
    one, two = [*hub, leaves[0], works("hub", "x")], [*hub, *leaves, works("hub", "x"), works("hub", "y")]
    assert not asked(model, "depends_on_coordination", one)
    (finding,) = asked(model, "depends_on_coordination", two)
    assert finding.subjects == ("A7",)


# -- papers ---------------------------------------------------------------------------------------------------------

HEALTH = committee("GESA")


def _heard(local: str, where: str, day: str, said: Said = COUNCIL) -> Record:
    return tie("Consultation", f"99001:{local}", where, said, date=day, nr=day)


@pytest.mark.parametrize(
    ("consulted", "expected"),
    [
        ([("p", JHA, COUNCIL), ("q", JHA, COUNCIL)], 1),
        ([("p", JHA, COUNCIL)], 0),
        ([("p", JHA, COUNCIL), ("q", JHA, COUNCIL), ("q", "99001:GESA", COUNCIL)], 0),
        ([("p", JHA, COUNCIL), ("q", JHA, COUNCIL), ("q", "99001:GESA", UNKNOWN)], 0),
    ],
    ids=["two papers in one field", "one paper", "one in both", "one perhaps in both"],
)
def test_committees_apart_needs_two_papers_and_none_that_may_have_crossed(
    model: Model, consulted: list[tuple[str, str, Said]], expected: int
) -> None:
    records: list[Record] = [committee("JHA"), HEALTH, paper("p"), paper("q")]
    records += [_heard(local, where, "2023-03-01", said) for local, where, said in consulted]
    found_ones = asked(model, "committees_apart", records)
    assert len(found_ones) == expected
    assert all("Zu 2 Vorlagen" in f.title.de for f in found_ones)


@pytest.mark.parametrize(("day", "gained"), [("2022-07-01", False), ("2022-06-01", True)])
def test_a_committee_that_had_the_topic_within_two_years_is_not_counted_as_gained(
    model: Model, day: str, *, gained: bool
) -> None:
    records: list[Record] = [committee("JHA"), HEALTH, paper("p"), _heard("p", JHA, day)]
    records.append(_heard("p", "99001:GESA", "2024-02-01"))
    (finding,) = asked(model, "committee_rhythm", records)
    assert ("Politische Gremien mit dem Thema in 24 Monaten: 1 → 2." in finding.effect.de) is gained
    assert ("Politische Gremien" in finding.effect.de) is gained


@pytest.mark.parametrize(("day", "expected"), [("2023-07-01", 0), ("2023-06-30", 1), ("2023-06-01", 1)])
def test_the_rhythm_is_asked_about_from_twelve_months_on(model: Model, day: str, expected: int) -> None:
    assert len(asked(model, "committee_rhythm", [committee("JHA"), paper("p"), _heard("p", JHA, day)])) == expected


# -- families -------------------------------------------------------------------------------------------------------


def test_a_seat_of_families_ends_the_question_also_where_another_body_has_none(model: Model) -> None:
    records: list[Record] = [network(), org("amt", sector="KJH"), seat("amt"), *_steered("a")]
    assert asked(model, "seats_for_families", records)
    parents: list[Record] = [a("99001:eltern", "PersonGroup", name="Eltern", groupKind="parents"), seat("eltern")]
    assert not asked(model, "seats_for_families", [*records, *parents])
