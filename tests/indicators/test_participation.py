"""C3 C5 C7 C8 C11 C13 with numbers counted by hand: in Musterstadt (see its drawing) and in worlds of a few records."""

import pytest

from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, outcome_of
from graph.records import Entity, Record
from ontology import Model
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import NETZWERK, NEW, OLD, STEUERUNGSGRUPPE, UNKNOWN, a, tie

STEERING, YOUTH, TABLE = "99001:L", "99001:J", "99001:R"


def outcome(id: str, snapshot: Snapshot) -> Outcome:
    return outcome_of(all_indicators()[id], snapshot)


def body(id: str, kind: str, /, **values: str) -> Entity:
    return a(id, "Committee", NEW, name=kind, kind=kind, **values)


def steering(model: Model, *records: Record, **values: str) -> Snapshot:
    return world(model, [body(STEERING, "LENK", **values), *records])


# -- C3 ----------------------------------------------------------------------------------------------------------------


def test_no_seat_of_musterstadt_is_one_of_parents(musterstadt_snapshot: Snapshot) -> None:
    # Steuerungsgruppe 4 and Netzwerk 8; the seat of the Elterninitiative is expressly denied.
    found = outcome("C3", musterstadt_snapshot)
    assert (found.value, found.numerator, found.denominator, found.n) == (0, 0, 12, 12)
    assert "erfassten" in found.sentence.de


def test_seats_and_not_rows_are_counted(model: Model) -> None:
    parents, office = org("p", actorType="ELTV"), org("o", sector="KJH")
    seats = [seat("p", body=STEERING, seats="2"), seat("o", body=STEERING, seats="6")]
    found = outcome("C3", steering(model, parents, office, *seats))
    assert (found.value, found.numerator, found.denominator) == (0.25, 2, 8)


@pytest.mark.parametrize(
    ("member", "row"),
    [
        ({"actorType": "SELBST"}, {}),
        ({"sector": "ELT"}, {}),
        ({"sector": "KJH"}, {"role": "parentsRepresentative"}),
        ({"sector": "KJH"}, {"participantGroup": "G6"}),
        ({"sector": "KJH"}, {"level": "FAM"}),
    ],
)
def test_a_seat_of_families_shows_in_type_sector_role_group_or_level(
    model: Model, member: dict[str, str], row: dict[str, str]
) -> None:
    assert outcome("C3", steering(model, org("p", **member), seat("p", body=STEERING, **row))).value == 1


def test_substitutes_and_guests_have_no_seat_of_their_own(model: Model) -> None:
    rows: list[Record] = [
        seat("o", body=STEERING),
        *(seat("p", body=STEERING, role=r, nr=r) for r in ("substitute", "guest")),
    ]
    found = outcome("C3", steering(model, org("p", actorType="ELTV"), org("o", sector="KJH"), *rows))
    assert (found.value, found.denominator) == (0, 1)


def test_an_actor_of_which_nothing_is_known_could_be_parents(model: Model) -> None:
    found = outcome("C3", steering(model, org("x"), org("o", sector="KJH"), *(seat(m, body=STEERING) for m in "xo")))
    assert (found.value, found.low, found.high) == (0, 0, 0.5)


def test_parents_at_a_round_table_are_told_but_not_counted(model: Model) -> None:
    rows: list[Record] = [seat("o", body=STEERING), seat("p", body=TABLE)]
    found = outcome("C3", steering(model, body(TABLE, "RT"), org("p", sector="ELT"), org("o", sector="KJH"), *rows))
    assert (found.value, found.details["seats_elsewhere"]) == (0, 1)
    assert "anderen Gremien" in found.sentence.de


# -- C5 ----------------------------------------------------------------------------------------------------------------


def jha(model: Model, *records: Record, **values: str) -> Outcome:
    return outcome("C5", world(model, [body(YOUTH, "JHA", **values), org("o", sector="KJH"), *records]))


def test_a_self_organized_group_in_the_committee_is_a_yes(model: Model) -> None:
    group: list[Record] = [org("s", actorType="SELBST"), seat("s", body=YOUTH, role="advisory")]
    assert jha(model, *group).value == 1
    stale = jha(model, group[0], seat("s", OLD, body=YOUTH, role="advisory"))
    assert (stale.value, stale.low, stale.high) == (1, 0, 1)


def test_without_a_group_it_is_a_no_only_if_all_members_are_recorded(model: Model) -> None:
    assert jha(model, seat("o", body=YOUTH), membersComplete="all").value == 0
    asked = jha(model, seat("o", body=YOUTH))
    assert (asked.value, asked.low, asked.high) == (None, 0, 1)
    assert asked.missing


def test_a_parents_council_is_a_question_even_in_a_full_list(model: Model) -> None:
    found = jha(model, org("e", actorType="ELTV"), seat("e", body=YOUTH, role="advisory"), membersComplete="all")
    assert found.value is None
    assert [i.certainty for i in found.items] == [Certainty.UNKNOWN]
    assert found.details["parents_councils"] == 1


def test_a_substitute_is_no_member(model: Model) -> None:
    rows: list[Record] = [org("s", actorType="SELBST"), seat("s", body=YOUTH, role="substitute"), seat("o", body=YOUTH)]
    assert jha(model, *rows, membersComplete="all").value == 0


def test_musterstadt_does_not_know_of_a_group_in_its_jha(musterstadt_snapshot: Snapshot) -> None:
    assert outcome("C5", musterstadt_snapshot).value is None


# -- C7 ----------------------------------------------------------------------------------------------------------------


def test_two_of_four_seats_of_known_level_in_musterstadt_are_leaders(musterstadt_snapshot: Snapshot) -> None:
    # Steuerungsgruppe: STRAT, KOORD, LEIT, OPER. Netzwerk: 8 without a level, one more unknown.
    found = outcome("C7", musterstadt_snapshot)
    assert (found.value, found.numerator, found.denominator, found.n) == (0.5, 2, 4, 12)
    assert (found.low, found.high) == pytest.approx((2 / 13, 11 / 13))
    assert found.details[STEUERUNGSGRUPPE] == 0.5
    assert found.details[NETZWERK] is None
    assert (found.details["system_K"], found.details["system_G"]) == (0.5, 1)


def test_the_level_of_the_seat_goes_before_that_of_the_actor(model: Model) -> None:
    found = outcome("C7", steering(model, org("o", level="OPER"), seat("o", body=STEERING, level="STRAT")))
    assert found.value == 1
    assert outcome("C7", steering(model, org("o", level="OPER"), seat("o", body=STEERING))).value == 0


def test_a_steering_body_is_without_the_strategic_level_only_if_that_is_certain(model: Model) -> None:
    rows: list[Record] = [org("o", level="OPER"), seat("o", body=STEERING)]
    asked, certain = (outcome("C7", steering(model, *rows, **v)) for v in ({}, {"membersComplete": "all"}))
    assert asked.details[f"{STEERING}|strategic"] is None
    assert certain.details[f"{STEERING}|strategic"] == 0
    assert "Ohne Verwaltungsspitze" in certain.sentence.de
    assert "Ohne Verwaltungsspitze" not in asked.sentence.de


def test_without_any_level_it_asks(model: Model) -> None:
    found = outcome("C7", steering(model, org("o"), seat("o", body=STEERING)))
    assert (found.value, found.low, found.high) == (None, 0, 1)
    assert found.missing


# -- C8 ----------------------------------------------------------------------------------------------------------------


def test_four_of_six_groups_of_musterstadt_are_present_and_two_are_open(musterstadt_snapshot: Snapshot) -> None:
    found = outcome("C8", musterstadt_snapshot)
    assert (found.value, found.low, found.high, found.denominator) == (4, 4, 6, 6)
    assert [found.details[g] for g in ("G1", "G2", "G3", "G4", "G5", "G6")] == [1, 1, 1, 1, None, None]


def test_coordinators_of_volunteers_and_volunteers_are_one_group_shown_split(model: Model) -> None:
    rows: list[Record] = [org("k", actorType="EHRKO"), org("e", actorType="EHR"), seat("k"), seat("e")]
    one, both = (
        outcome("C8", world(model, [network(), rows[0], rows[2]])),
        outcome("C8", world(model, [network(), *rows])),
    )
    assert (one.value, one.details["G5"], one.details["G5a"], one.details["G5b"]) == (1, 1, 1, None)
    assert (both.value, both.details["G5a"], both.details["G5b"]) == (1, 1, 1)


def test_a_group_is_absent_only_if_all_members_are_recorded_and_grouped(model: Model) -> None:
    rows: list[Record] = [network(membersComplete="all"), org("k", actorType="NWK"), org("x", sector="KJH"), seat("k")]
    assert (outcome("C8", world(model, rows)).high, outcome("C8", world(model, [*rows, seat("x")])).high) == (1, 6)


def test_the_group_stated_for_a_seat_goes_before_what_the_actor_type_implies(model: Model) -> None:
    found = outcome("C8", world(model, [network(), org("k", actorType="NWK"), seat("k", participantGroup="G4")]))
    assert (found.details["G1"], found.details["G4"]) == (None, 1)


def test_a_stale_and_an_unknown_seat_widen_the_range(model: Model) -> None:
    rows: list[Record] = [
        network(membersComplete="all"),
        org("k", actorType="NWK"),
        org("e", actorType="EHR"),
        org("p", sector="ELT"),
    ]
    found = outcome("C8", world(model, [*rows, seat("k"), seat("e", OLD), seat("p", UNKNOWN)]))
    assert (found.value, found.low, found.high) == (2, 1, 3)


# -- C11 ---------------------------------------------------------------------------------------------------------------


def test_three_offices_of_musterstadt_and_one_association_are_concentrated(musterstadt_snapshot: Snapshot) -> None:
    # The three municipal offices are one carrier: (3/4)² + (1/4)² = 0.625.
    found = outcome("C11", musterstadt_snapshot)
    assert (found.value, found.low, found.high) == (0.625, 0.625, 0.625)
    assert (found.details["seats_public"], found.details["seats_free"]) == (3, 1)
    assert (found.details["share_public"], found.details["share_free"]) == (0.75, 0.25)


def test_institutions_of_one_carrier_count_as_one(model: Model) -> None:
    members = [org(m, sector="KJH", carrierKind="FREI-W") for m in "abc"]
    carriers = [tie("HasCarrier", f"99001:{m}", "99001:t") for m in "ab"]
    seats = [seat(m, body=STEERING) for m in "abc"]
    found = outcome("C11", steering(model, *members, org("t", carrierKind="FREI-W"), *carriers, *seats))
    # (2/3)² + (1/3)² = 5/9
    assert found.value == pytest.approx(5 / 9)
    assert "wenigen Trägern" in found.sentence.de


def test_a_member_of_unknown_carrier_kind_is_left_out_of_the_shares(model: Model) -> None:
    members: list[Record] = [org("a", carrierKind="OEFF-L"), org("b"), *(seat(m, body=STEERING) for m in "ab")]
    found = outcome("C11", steering(model, *members))
    assert (found.details["share_public"], found.details["seats_unknown"]) == (1, 1)


def test_without_a_steering_body_it_asks(model: Model) -> None:
    for id in ("C11", "C13"):
        found = outcome(id, world(model, [network(), org("o"), seat("o")]))
        assert found.value is None
        assert found.missing


# -- C13 ---------------------------------------------------------------------------------------------------------------


def test_musterstadt_steers_with_two_one_one(musterstadt_snapshot: Snapshot) -> None:
    found = outcome("C13", musterstadt_snapshot)
    assert [found.details[f"seats_{s}"] for s in ("K", "G", "others", "unknown")] == [2, 1, 1, 0]
    assert (found.value, found.numerator, found.denominator) == (0.25, 1, 4)
    # H = 1 - (4 + 1 + 1)/16 = 0.625, three categories in use: 0.625 / (2/3)
    assert found.details["iqv"] == pytest.approx(0.9375)


def test_nobody_from_health_reads_among_the_recorded_unless_all_are_recorded(model: Model) -> None:
    rows: list[Record] = [org("o", sector="KJH"), seat("o", body=STEERING)]
    asked, certain = (outcome("C13", steering(model, *rows, **v)) for v in ({}, {"membersComplete": "all"}))
    assert asked.value == certain.value == 0
    assert "In den erfassten Mitgliedern ist niemand" in asked.sentence.de
    assert "erfasst" not in certain.sentence.de


def test_a_seat_of_unknown_sector_widens_the_range(model: Model) -> None:
    rows: list[Record] = [
        org("o", sector="KJH"),
        org("g", sector="GES"),
        org("x"),
        *(seat(m, body=STEERING) for m in "ogx"),
    ]
    found = outcome("C13", steering(model, *rows))
    assert (found.value, found.low, found.high) == pytest.approx((0.5, 1 / 3, 2 / 3))
    assert found.details["seats_unknown"] == 1


# -- what too few data do not tell -------------------------------------------------------------------------------------


def test_few_known_levels_tell_no_share_of_leaders(model: Model) -> None:
    rows: list[Record] = [org("o", level="OPER"), seat("o", body=STEERING)]
    rows += [r for n in "xyz" for r in (org(n), seat(n, body=STEERING))]
    assert "Einen Anteil sagt das noch nicht" in outcome("C7", steering(model, *rows)).sentence.de


def test_unknown_carriers_are_not_said_to_be_several(model: Model) -> None:
    rows = [r for n in "xyz" for r in (org(n), seat(n, body=STEERING))]
    assert "mehrere Träger" not in outcome("C11", steering(model, *rows)).sentence.de
