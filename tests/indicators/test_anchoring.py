"""B2 B4 B5 B6 B10 with numbers counted by hand: in Musterstadt (see its drawing) and in worlds of a few records."""

from datetime import date

import pytest

from graph.certainty import Certainty
from graph.district.affiliation import Affiliation
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, outcome_of
from graph.records import Entity, Record, Relation
from ontology import Model
from tests.indicators.worlds import NETWORK, committee, network, org, seat, world
from tests.musterstadt import (
    ABSENT,
    ABSICHTSERKLAERUNG,
    COUNCIL,
    GESUNDHEITSAMT,
    JHA,
    JUGENDAMT,
    NETZWERK,
    NEW,
    OLD,
    SKF,
    STADTRAT,
    STEUERUNGSGRUPPE,
    UNKNOWN,
    a,
    tie,
)

YOUTH, COUNTY, HEALTH, SOCIAL = "99001:J", "99001:K", "99001:H", "99001:S"


def outcome(id: str, snapshot: Snapshot) -> Outcome:
    return outcome_of(all_indicators()[id], snapshot)


def paper(local: str, /, **values: str) -> Entity:
    return a(f"99001:{local}", "Paper", COUNCIL, name=f"Vorlage {local}", **values)


def consulted(local: str, body: str, day: str, /, **values: str) -> Relation:
    return tie("Consultation", f"99001:{local}", body, COUNCIL, date=day, nr=day, **values)


def politics(model: Model, *records: Record, on: date = date(2024, 6, 30)) -> Snapshot:
    kinds = {YOUTH: "JHA", COUNTY: "PARL-K", HEALTH: "GESA", SOCIAL: "SOZA"}
    return world(model, [*(committee(id, kind) for id, kind in kinds.items()), paper("p"), paper("q"), *records], on)


# -- B2 ----------------------------------------------------------------------------------------------------------------


def test_musterstadt_has_two_bodies_that_consulted_early_help(musterstadt_snapshot: Snapshot) -> None:
    found = outcome("B2", musterstadt_snapshot)
    assert (found.value, found.low, found.high, found.n) == (2, 2, 2, 3)
    assert found.details[f"{JHA}|2023"] == found.details[f"{JHA}|2024"] == found.details[f"{STADTRAT}|2023"] == 1


def test_a_body_without_a_recorded_consultation_is_open_and_not_absent(model: Model) -> None:
    found = outcome("B2", politics(model, consulted("p", YOUTH, "2024-01-10")))
    assert (found.value, found.low, found.high) == (1, 1, 4)
    assert {i.certainty for i in found.items} == {Certainty.PRESENT, Certainty.UNKNOWN}
    assert "offen" in found.sentence.de


def test_the_window_of_24_months_begins_on_the_same_day(model: Model) -> None:
    rows = [consulted("p", YOUTH, "2022-06-30"), consulted("p", COUNTY, "2022-06-29")]
    assert outcome("B2", politics(model, *rows)).value == 1


def test_a_consultation_of_which_only_the_year_of_the_border_is_known_counts_upwards_only(model: Model) -> None:
    found = outcome("B2", politics(model, consulted("p", YOUTH, "2022"), consulted("p", COUNTY, "2023")))
    assert (found.value, found.low) == (1, 1)
    assert next(i for i in found.items if i.subjects == (YOUTH,)).certainty is Certainty.UNKNOWN


def test_a_paper_that_only_touches_early_help_does_not_count_in_the_value(model: Model) -> None:
    touching = paper("r", topicRelation="related")
    found = outcome("B2", politics(model, touching, consulted("r", YOUTH, "2024-01-10")))
    assert (found.value, found.high) == (0, 4)


def test_a_consultation_in_the_round_table_is_not_politics(model: Model) -> None:
    table = committee("99001:R", "RT")
    found = outcome("B2", politics(model, table, consulted("p", "99001:R", "2024-01-10")))
    assert (found.value, found.n) == (0, 0)


# -- B4 ----------------------------------------------------------------------------------------------------------------


def test_musterstadt_decided_in_the_council_without_resources(musterstadt_snapshot: Snapshot) -> None:
    found = outcome("B4", musterstadt_snapshot)
    assert (found.value, found.low, found.high, found.n) == (4, 4, 4, 4)
    assert "Stadtrat" in found.sentence.de


@pytest.mark.parametrize(
    ("body", "said", "expected"),
    [
        (COUNTY, {"role": "KENNT"}, (1, 1, 1)),
        (COUNTY, {"role": "KENNT", "result": "adopted"}, (1, 1, 1)),
        (COUNTY, {"role": "ENTSCH", "result": "adopted"}, (4, 4, 4)),
        (COUNTY, {"role": "ENTSCH", "result": "rejected"}, (0, 0, 0)),
        (COUNTY, {"result": "adopted"}, (4, 2, 4)),
        (YOUTH, {"role": "VORB", "result": "recommended"}, (2, 2, 2)),
        (YOUTH, {"role": "VORB"}, (2, 2, 2)),
        (YOUTH, {"role": "VORB", "result": "noted"}, (1, 1, 1)),
        (YOUTH, {"role": "VORB", "result": "adopted"}, (2, 2, 2)),
        (YOUTH, {"role": "VORB", "result": "adopted", "authoritative": "true"}, (3, 3, 3)),
        (YOUTH, {"role": "ENTSCH", "result": "adoptedAmended"}, (3, 3, 3)),
        (SOCIAL, {"result": "adopted"}, (2, 2, 3)),
        (YOUTH, {"role": "KENNT", "authoritative": "true", "result": "noted"}, (1, 1, 1)),
        (YOUTH, {"role": "ENTSCH"}, (None, 1, 3)),
        (COUNTY, {}, (None, 0, 4)),
    ],
)
def test_depth_goes_by_role_authority_result_and_body(
    model: Model, body: str, said: dict[str, str], expected: tuple[int | None, int, int]
) -> None:
    found = outcome("B4", politics(model, consulted("p", body, "2024-01-10", **said)))
    assert (found.value, found.low, found.high) == expected
    assert bool(found.missing) == (expected[0] is None)


def test_the_kind_of_paper_says_nothing_of_the_depth(model: Model) -> None:
    draft_resolution = paper("r", kind="BV")
    found = outcome("B4", politics(model, draft_resolution, consulted("r", YOUTH, "2024-01-10", role="KENNT")))
    assert found.value == 1


def test_money_makes_a_council_decision_the_deepest_and_leaves_the_committee_where_it_is(model: Model) -> None:
    money = a("99001:B", "Resolution", COUNCIL, name="Mittel", kind="HAUSH", paper="99001:p", date="2024-01-10")
    decided = {"role": "ENTSCH", "result": "adopted"}
    in_council = politics(model, money, consulted("p", COUNTY, "2024-01-10", **decided))
    in_committee = politics(model, money, consulted("p", YOUTH, "2024-01-10", **decided))
    assert outcome("B4", in_council).value == 5
    assert outcome("B4", in_committee).value == 3


def test_a_resolution_of_an_unnamed_body_is_the_deepest_as_a_committee_decision_at_least(model: Model) -> None:
    money = a("99001:B", "Resolution", COUNCIL, name="Mittel", kind="HAUSH", date="2024-01-10")
    found = outcome("B4", politics(model, money, consulted("p", YOUTH, "2024-01-10", role="KENNT")))
    assert (found.value, found.low, found.high) == (3, 3, 5)
    assert "Mittel" in found.sentence.de


def test_an_undated_consultation_alone_leaves_the_depth_open_and_a_rejected_paper_was_consulted(model: Model) -> None:
    undated = tie("Consultation", "99001:p", YOUTH, COUNCIL, role="KENNT")
    assert outcome("B4", politics(model, undated)).high == 5
    rejected = outcome("B4", politics(model, consulted("p", COUNTY, "2024-01-10", role="ENTSCH", result="rejected")))
    assert "sind Beratungen erfasst" in rejected.sentence.de


def test_longer_windows_stand_in_the_details(model: Model) -> None:
    rows = [
        consulted("p", COUNTY, "2015-01-10", role="ENTSCH", result="adopted"),
        consulted("q", YOUTH, "2020-01-10", role="EMPF", result="recommended"),
        consulted("q", YOUTH, "2024-01-10", role="BER", result="noted"),
    ]
    found = outcome("B4", politics(model, *rows))
    assert [found.details[f"depth_{m}"] for m in ("24", "60", "all")] == [1, 2, 4]


def test_nothing_recorded_in_the_window_is_no_proof_of_nothing(model: Model) -> None:
    found = outcome("B4", politics(model, consulted("p", YOUTH, "2015-01-10", role="KENNT")))
    assert (found.value, found.low, found.high) == (0, 0, 5)
    assert "offen" in found.sentence.de


# -- B5 ----------------------------------------------------------------------------------------------------------------


def test_no_paper_of_musterstadt_went_to_committees_of_two_fields(musterstadt_snapshot: Snapshot) -> None:
    found = outcome("B5", musterstadt_snapshot)
    assert (found.value, found.numerator, found.denominator, found.n) == (0, 0, 2, 2)


def test_a_paper_in_health_and_social_committee_crosses_fields_and_the_council_is_no_field(model: Model) -> None:
    rows = [
        consulted("p", HEALTH, "2024-01-10"),
        consulted("p", SOCIAL, "2024-02-10"),
        consulted("q", YOUTH, "2024-01-12"),
        consulted("q", COUNTY, "2024-02-12"),
    ]
    found = outcome("B5", politics(model, *rows))
    assert (found.value, found.numerator, found.denominator) == (0.5, 1, 2)
    assert found.details["pattern_papers"] == 0
    everywhere = outcome("B5", politics(model, *rows, consulted("p", YOUTH, "2024-03-01")))
    assert everywhere.details["pattern_papers"] == 1


def test_a_consultation_in_a_body_of_unknown_kind_only_widens_the_range(model: Model) -> None:
    odd = a("99001:O", "Committee", COUNCIL, name="Ausschuss")
    found = outcome(
        "B5", politics(model, odd, consulted("p", YOUTH, "2024-01-10"), consulted("p", odd.id, "2024-02-10"))
    )
    assert (found.value, found.low, found.high) == (None, 0, 1)


# -- B6 ----------------------------------------------------------------------------------------------------------------


def test_two_of_musterstadt_sit_in_the_network_and_in_the_jha(musterstadt_snapshot: Snapshot) -> None:
    found = outcome("B6", musterstadt_snapshot)
    # One more is open; a source says that members of the JHA are not recorded, so each of the nine may sit there.
    assert (found.value, found.low, found.high) == (2, 2, 9)
    assert {i.subjects[0] for i in found.items[:3]} == {JUGENDAMT, SKF, GESUNDHEITSAMT}
    assert (found.details["voting"], found.details["advisory"], found.details["substitute"]) == (1, 1, 0)
    assert found.details[f"{NETZWERK}|{JHA}"] == found.details[f"{STEUERUNGSGRUPPE}|{JHA}"] == 2
    assert (found.details["steps_jha"], found.details["steps_council"]) == (2, None)


def test_stale_seats_count_in_the_value_and_leave_the_lower_bound(model: Model) -> None:
    records: list[Record] = [
        network(),
        org("x"),
        org("y"),
        committee(YOUTH, "JHA"),
        seat("x", OLD),
        seat("y"),
        seat("x", body=YOUTH),
    ]
    found = outcome("B6", world(model, [*records, seat("y", body=YOUTH, role="substitute")]))
    assert (found.value, found.low, found.high) == (2, 1, 2)
    assert (found.details["member"], found.details["substitute"]) == (1, 1)


def test_nobody_reads_among_the_recorded_unless_all_members_are_recorded(model: Model) -> None:
    def sentence(**complete: str) -> str:
        seats: list[Record] = [
            network(),
            org("x"),
            org("y"),
            committee(YOUTH, "JHA", **complete),
            seat("x"),
            seat("y", body=YOUTH),
        ]
        return outcome("B6", world(model, seats)).sentence.de

    assert sentence().startswith("In den erfassten Mitgliedschaften")
    assert "erfasst" not in sentence(membersComplete="all")


def test_without_seats_in_politics_it_asks(model: Model) -> None:
    found = outcome("B6", world(model, [network(), org("x"), seat("x")]))
    assert found.value is None
    assert found.missing


def test_the_way_of_the_coordination_looks_through_a_body_in_a_body(model: Model) -> None:
    through: list[Record] = [network(), org("c", actorType="NWK"), committee(YOUTH, "JHA"), seat("c")]
    inside = tie("Membership", NETWORK, YOUTH, NEW, role="permanentGuest")
    found = Affiliation(world(model, [*through, inside])).shortest(["99001:c"], [YOUTH])
    assert found is not None
    assert (found.steps, len(found.records)) == (1, 2)
    assert Affiliation(world(model, through)).shortest(["99001:c"], [YOUTH]) is None


def test_the_way_over_two_others_takes_three_steps(model: Model) -> None:
    table = committee("99001:R", "RT")
    records: list[Record] = [network(), table, committee(YOUTH, "JHA"), org("c", actorType="NWK"), org("x"), org("y")]
    seats = [seat("c"), seat("x"), seat("x", body=table.id), seat("y", body=table.id), seat("y", body=YOUTH)]
    assert outcome("B6", world(model, [*records, *seats])).details["steps_jha"] == 3


# -- B10 ---------------------------------------------------------------------------------------------------------------


def test_four_of_eight_in_the_network_of_musterstadt_signed_a_valid_agreement(musterstadt_snapshot: Snapshot) -> None:
    found = outcome("B10", musterstadt_snapshot)
    assert (found.value, found.numerator, found.denominator) == (0.5, 4, 8)
    assert [found.details[s] for s in ("valid", "open", "expired", "draft")] == [2, 0, 1, 1]
    assert found.details["share_expired"] == found.details["share_draft"] == 0.25
    assert (found.details["kind_KOOPV"], found.details["kind_SCHUTZV"]) == (1, 1)
    # All but the Familienzentrum (FAM) are core partners; the Kinderarztpraxis is unknown.
    assert (found.details["core_signed"], found.details["core_partners"]) == (4, 7)
    assert next(i for i in found.items if i.subjects == (ABSICHTSERKLAERUNG,)).certainty is Certainty.ABSENT


def test_an_agreement_without_an_end_is_open_ended_and_one_without_any_signature_is_open(model: Model) -> None:
    signed = a("99001:V1", "Agreement", OLD, name="eins")
    bare = a("99001:V2", "Agreement", OLD, name="zwei")
    records: list[Record] = [network(), org("x"), org("y"), seat("x"), seat("y"), signed, bare]
    found = outcome("B10", world(model, [*records, tie("Signs", "99001:x", signed.id, OLD)]))
    assert (found.details["valid"], found.details["open"]) == (1, 1)
    # Last confirmed in May 2021: stale, so it leaves the lower bound. That y signed nothing is not known.
    assert (found.value, found.low, found.high) == (0.5, 0, 1)


def test_an_agreement_is_in_force_on_its_last_day(model: Model) -> None:
    ends = a("99001:V1", "Agreement", OLD, name="eins", validUntil="2024-06-30", agreementStatus="signed")
    assert outcome("B10", world(model, [ends])).details["valid"] == 1
    assert outcome("B10", world(model, [ends], date(2024, 7, 1))).details["expired"] == 1


def test_an_unknown_signature_counts_upwards_only(model: Model) -> None:
    agreement = a("99001:V1", "Agreement", NEW, name="eins", agreementStatus="signed")
    records: list[Record] = [network(), org("x"), org("y"), org("z"), *(seat(o) for o in "xyz"), agreement]
    signatures = [
        tie("Signs", "99001:x", agreement.id),
        tie("Signs", "99001:y", agreement.id, UNKNOWN),
        tie("Signs", "99001:z", agreement.id, ABSENT),
    ]
    found = outcome("B10", world(model, [*records, *signatures]))
    assert (found.value, found.low, found.high) == pytest.approx((0.5, 1 / 3, 2 / 3))
    silent = outcome("B10", world(model, [*records, *signatures[:2]]))
    assert silent.high == 1


def test_without_network_seats_agreements_are_counted_but_no_share_is_given(model: Model) -> None:
    found = outcome("B10", world(model, [a("99001:V1", "Agreement", NEW, name="eins", agreementStatus="signed")]))
    assert found.value is None
    assert found.missing
    assert found.details["valid"] == 1
