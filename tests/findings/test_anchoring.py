"""The youth welfare committee and the council: no wrong accusation, and nothing more than the list allows."""

from datetime import date

import pytest

from graph.findings.finding import Finding, singles
from graph.findings.parts.weighing import rests_on_old_data
from graph.records import Record
from ontology import Model
from tests.findings.small import COUNCIL, JHA, STEERING, by_rule, committee, found, paper
from tests.indicators.worlds import network, org, seat
from tests.musterstadt import NEW, UNKNOWN, a, tie

OFFICE = org("jugendamt", sector="KJH", coversPartner="KKG01")
HEALTH = org("gesundheitsamt", sector="GES", actorType="GA")


def _committee(**values: str) -> list[Record]:
    return [committee("JHA", **values), OFFICE, HEALTH, seat("jugendamt", body=JHA)]


def _without_health(model: Model, records: list[Record], on: date = date(2024, 6, 30)) -> list[Finding]:
    return by_rule(found(model, records, on), "committee_without_health")


def test_an_incomplete_committee_without_health_is_a_question(model: Model) -> None:
    (finding,) = _without_health(model, _committee())
    assert finding.certainty == "question"
    assert "in den erfassten Sitzen" in finding.title.de


def test_a_complete_committee_without_health_is_a_gap(model: Model) -> None:
    (finding,) = _without_health(model, _committee(membersComplete="all"))
    assert finding.certainty == "gap"
    assert "erfassten" not in finding.title.de


def test_a_member_without_sector_keeps_it_a_question(model: Model) -> None:
    records = [*_committee(membersComplete="all"), org("rotes kreuz"), seat("rotes kreuz", body=JHA)]
    (finding,) = _without_health(model, records)
    assert finding.certainty == "question"
    assert "rotes kreuz" in finding.reason.de


def test_an_old_list_asks_whether_it_still_holds(model: Model) -> None:
    (finding,) = _without_health(model, _committee(membersComplete="all"), date(2026, 11, 24))
    assert finding.certainty == "question"
    assert finding.title.de.startswith("Noch aktuell?")
    assert "(Stand 01.03.2024)" in finding.title.de


@pytest.mark.parametrize(
    "there",
    [
        [seat("gesundheitsamt", body=JHA)],
        [org("klinikverbund", sector="KJH", furtherSector="GES"), seat("klinikverbund", body=JHA)],
        [org("hebammen", actorType="HEB"), seat("hebammen", body=JHA)],
        [org("bote", sector="KJH"), seat("bote", body=JHA, onBehalfOf="99001:gesundheitsamt")],
        [network(), seat("gesundheitsamt"), tie("Membership", "99001:N1", JHA)],
    ],
    ids=["office", "further sector", "actor type", "on behalf", "member body"],
)
def test_health_in_any_form_is_no_finding(model: Model, there: list[Record]) -> None:
    assert not _without_health(model, [*_committee(membersComplete="all"), *there])


def test_an_unknown_seat_of_health_is_named_and_asked(model: Model) -> None:
    (finding,) = _without_health(model, [*_committee(membersComplete="all"), seat("gesundheitsamt", UNKNOWN, body=JHA)])
    assert finding.certainty == "question"
    assert "gesundheitsamt" in finding.reason.de


def test_the_effect_names_the_health_office_and_exact_numbers(model: Model) -> None:
    records = [*_committee(), committee("RT", name="Runder Tisch"), seat("gesundheitsamt", body="99001:RT")]
    (finding,) = _without_health(model, records)
    assert "0 → 1" in finding.effect.de
    assert "gesundheitsamt: sitzt schon in Runder Tisch" in finding.effect.de


def test_in_rheinland_pfalz_land_law_is_named(model: Model) -> None:
    (finding,) = by_rule(found(model, _committee(), land="RP"), "committee_without_health")
    assert "J71-RP06" in finding.norms
    (others,) = by_rule(found(model, _committee(), land="RP"), "land_law_seats")
    assert "J71-RP02" in others.norms
    assert "J71-RP06" not in others.norms


# -- bridges ------------------------------------------------------------------------------------------------------

TABLE = [committee("RT", name="Runder Tisch"), seat("gesundheitsamt", body="99001:RT")]


def test_a_body_without_shared_member_is_found(model: Model) -> None:
    (finding,) = by_rule(found(model, [*_committee(), *TABLE]), "body_without_bridge")
    assert finding.subjects == ("99001:RT", JHA)
    assert "1 von 1 Mitglied aus dem Gesundheitswesen" in finding.reason.de


def test_a_shared_member_is_a_bridge(model: Model) -> None:
    assert not by_rule(found(model, [*_committee(), *TABLE, seat("jugendamt", body="99001:RT")]), "body_without_bridge")


def test_a_body_run_by_the_office_that_sits_in_the_committee_has_a_line(model: Model) -> None:
    run = [
        *_committee(),
        *TABLE,
        org("kinderbüro", actorType="NWK"),
        seat("kinderbüro", body="99001:RT", role="office"),
    ]
    assert not by_rule(found(model, run), "body_without_bridge")


def test_an_indirect_line_is_told(model: Model) -> None:
    line = [network(), seat("jugendamt"), tie("Membership", "99001:N1", "99001:RT")]
    (finding,) = by_rule(found(model, [*_committee(), *TABLE, *line]), "body_without_bridge")
    assert "mittelbare Linie besteht über: Netzwerk Frühe Hilfen" in finding.reason.de


def test_a_working_group_of_practice_needs_no_seat_in_politics(model: Model) -> None:
    group = [committee("HANDL"), seat("gesundheitsamt", body="99001:HANDL")]
    assert not by_rule(found(model, [*_committee(), *group]), "body_without_bridge")


def test_one_single_bridge_is_fragile(model: Model) -> None:
    one = [*_committee(), network(), seat("jugendamt"), seat("gesundheitsamt")]
    (finding,) = by_rule(found(model, one), "one_bridge")
    assert "jugendamt" in finding.title.de


# -- papers, rhythm, depth ----------------------------------------------------------------------------------------


def _consulted(paper_id: str, body: str, day: str, **values: str) -> Record:
    return tie("Consultation", f"99001:{paper_id}", body, NEW, date=day, nr=day, **values)


def test_a_paper_that_passed_the_committee_by_is_a_question(model: Model) -> None:
    records = [*_committee(), committee("PARL-S"), paper("konzept"), _consulted("konzept", COUNCIL, "2023-05-01")]
    (finding,) = by_rule(found(model, records), "paper_past_committee")
    assert finding.certainty == "question"
    assert "§ 71 Abs. 4" in finding.reason.de
    assert "Gremien mit dieser Vorlage: 1 → 2" in finding.effect.de


@pytest.mark.parametrize(
    "more",
    [
        [_consulted("konzept", JHA, "2023-04-01")],
        [tie("Consultation", "99001:konzept", JHA)],
    ],
    ids=["consulted", "undated"],
)
def test_a_paper_that_was_or_may_have_been_there_is_no_finding(model: Model, more: list[Record]) -> None:
    records = [*_committee(), committee("PARL-S"), paper("konzept"), _consulted("konzept", COUNCIL, "2023-05-01")]
    assert not by_rule(found(model, [*records, *more]), "paper_past_committee")


def test_an_old_or_merely_related_paper_is_no_finding(model: Model) -> None:
    old = [paper("alt", date="2015-01-01"), _consulted("alt", COUNCIL, "2015-05-01")]
    related = [paper("neben", topicRelation="related"), _consulted("neben", COUNCIL, "2023-05-01")]
    assert not by_rule(found(model, [*_committee(), committee("PARL-S"), *old, *related]), "paper_past_committee")


def test_rhythm_counts_full_months_and_ends_with_a_new_consultation(model: Model) -> None:
    records = [*_committee(), paper("bericht", date="2024-03-01"), _consulted("bericht", JHA, "2024-04-17")]
    assert not by_rule(found(model, records, date(2025, 4, 16)), "committee_rhythm")
    (finding,) = by_rule(found(model, records, date(2027, 10, 24)), "committee_rhythm")
    assert "seit dem 17.04.2024" in finding.title.de
    assert "(42 Monate)" in finding.title.de
    (yearly,) = by_rule(found(model, records, date(2025, 4, 17)), "committee_rhythm")
    assert yearly.score < finding.score


# -- agreements ---------------------------------------------------------------------------------------------------


def _agreement(*parties: str, **values: str) -> list[Record]:
    agreement = a("99001:V", "Agreement", name="Vereinbarung", kind="KOOPV", **values)
    return [agreement, *(tie("Signs", f"99001:{p}", "99001:V") for p in parties)]


IN_NETWORK = [network(), OFFICE, HEALTH, org("traeger", sector="KJH"), *map(seat, ("jugendamt", "gesundheitsamt"))]


def test_no_agreement_with_health_is_a_question(model: Model) -> None:
    (finding,) = by_rule(found(model, [*IN_NETWORK, *_agreement("jugendamt", "traeger")]), "agreement_without_health")
    assert finding.certainty == "question"
    assert "MS4" in finding.norms


def test_an_agreement_with_health_is_no_finding(model: Model) -> None:
    signed = [*IN_NETWORK, *_agreement("jugendamt", "gesundheitsamt")]
    assert not by_rule(found(model, signed), "agreement_without_health")


def test_agreements_that_end_are_found_before_and_after(model: Model) -> None:
    ending = [*IN_NETWORK, *_agreement("jugendamt", "gesundheitsamt", validUntil="2024-09-30")]
    (before,) = by_rule(found(model, ending, date(2024, 6, 30)), "agreement_expiring")
    (after,) = by_rule(found(model, ending, date(2024, 10, 1)), "agreement_ended")
    assert "30.09.2024" in before.title.de
    assert after.certainty == "question"
    assert not by_rule(found(model, ending, date(2024, 1, 1)), "agreement_expiring")


def test_a_steering_group_without_health_is_found(model: Model) -> None:
    alone = [committee("STEUER", membersComplete="all"), OFFICE, seat("jugendamt", body=STEERING)]
    assert [f.certainty for f in by_rule(found(model, alone), "system_without_seat", STEERING, "G")] == ["gap"]
    both = [*alone, HEALTH, seat("gesundheitsamt", body=STEERING)]
    assert not by_rule(found(model, both), "system_without_seat")


def test_what_old_seats_of_the_committee_say_is_asked_once_more_and_said_to_be_old(model: Model) -> None:
    told = [f for f in singles(found(model, _committee(), date(2027, 6, 1), land="RP")) if JHA in f.subjects]
    asked = [f for f in told if f.title.de.startswith("Noch aktuell?")]
    assert [f.rule for f in asked if not rests_on_old_data(f)] == []
    assert {f.rule for f in asked} >= {"land_law_seats", "committee_without_health", "self_organized_group"}
