"""What is expressly not there, how regularly the committee hears of early help, and bodies that have ended."""

from dataclasses import replace
from datetime import date

import pytest

from graph.findings.finding import Kind
from graph.indicators import all_indicators, outcome_of
from graph.records import Entity, Record
from ontology import Model
from tests.findings.small import COUNCIL, JHA, by_rule, committee, found, paper
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import ABSENT, DISTRICT, NEW, ON, a, tie

SOCIAL = "99001:SOZA"
OFFICE = org("jugendamt", sector="KJH", coversPartner="KKG01")


def _concept(*, kind: str = "QEKONZ", local: str = "K") -> Entity:
    return a(f"99001:{local}", "Document", ABSENT, name="Konzept zur Qualitätsentwicklung", kind=kind)


def _consulted(paper_id: str, body: str, day: str, **values: str) -> Record:
    return tie("Consultation", f"99001:{paper_id}", body, NEW, date=day, nr=day, **values)


# -- expressly not there ------------------------------------------------------------------------------------------


def test_a_concept_that_a_source_denies_is_a_gap_with_its_norm_and_source(model: Model) -> None:
    (finding,) = by_rule(found(model, [_concept()], date(2024, 6, 30)), "expressly_lacking")
    assert finding.certainty == "gap"
    assert finding.norms == ("QR8-2",)
    assert "Konzept zur Qualitätsentwicklung" in finding.title.de
    assert "Netzwerkliste 2024, Stand 01.03.2024" in finding.reason.de
    assert [e.source for e in finding.evidence] == ["Netzwerkliste 2024"]


@pytest.mark.parametrize(
    ("kind", "norms"), [("QEKONZ", ("QR8-2",)), ("KONZ", ("QR5-6",)), ("QSTAND", ("QR3-6", "MS3"))]
)
def test_each_paper_that_is_denied_is_one_that_its_norms_want(model: Model, kind: str, norms: tuple[str, ...]) -> None:
    (finding,) = by_rule(found(model, [_concept(kind=kind)], date(2024, 6, 30)), "expressly_lacking")
    assert finding.norms == norms


def test_after_24_months_it_is_asked_whether_the_concept_is_there_by_now(model: Model) -> None:
    (finding,) = by_rule(found(model, [_concept()], date(2026, 11, 24)), "expressly_lacking")
    assert finding.certainty == "question"
    assert finding.title.de.startswith("Noch aktuell?")


def test_a_statement_of_a_later_day_does_not_count_yet(model: Model) -> None:
    assert not by_rule(found(model, [_concept()], date(2024, 2, 28)), "expressly_lacking")


def test_another_concept_of_the_same_kind_ends_the_lack(model: Model) -> None:
    there = a("99001:K2", "Document", NEW, name="QE-Konzept", kind="QEKONZ")
    assert not by_rule(found(model, [_concept(), there], date(2024, 6, 30)), "expressly_lacking")


def test_a_framework_of_the_nzfh_is_no_concept_of_the_district(model: Model) -> None:
    shared = replace(a("shared:qr", "Document", NEW, name="Qualitätsrahmen", kind="QEKONZ"), owner="shared")
    assert by_rule(found(model, [_concept(), shared], date(2024, 6, 30)), "expressly_lacking")


def test_minutes_that_nobody_keeps_are_no_finding(model: Model) -> None:
    assert not by_rule(found(model, [_concept(kind="PROT")], date(2024, 6, 30)), "expressly_lacking")


def test_a_prerequisite_that_is_expressly_not_met_is_named(model: Model) -> None:
    project = a("99001:P", "Project", NEW, name="Prozessbegleitung")
    wanted = a("99001:V1", "Prerequisite", NEW, name="Steuerungsgruppe ist gebildet", project="99001:P")
    check = tie("PrerequisiteCheck", DISTRICT, "99001:V1", ABSENT)
    (finding,) = by_rule(found(model, [project, wanted, check], date(2024, 6, 30)), "expressly_lacking")
    assert finding.title.de == "Voraussetzung ausdrücklich nicht erfüllt: Steuerungsgruppe ist gebildet"


# -- rhythm -------------------------------------------------------------------------------------------------------


def test_one_dated_consultation_is_a_question_on_the_data(model: Model) -> None:
    records = [committee("JHA"), paper("bericht"), _consulted("bericht", JHA, "2022-04-17")]
    (finding,) = by_rule(found(model, records, date(2024, 6, 30)), "committee_rhythm")
    assert finding.kind is Kind.DATA_QUESTION
    assert "nur eine Beratung" in finding.reason.de


def test_two_dated_consultations_show_a_rhythm(model: Model) -> None:
    rows = [_consulted("bericht", JHA, "2021-04-17"), _consulted("zweiter", JHA, "2022-04-17")]
    records = [committee("JHA"), paper("bericht", date="2021-01-01"), paper("zweiter", date="2022-01-01"), *rows]
    (finding,) = by_rule(found(model, records, date(2024, 6, 30)), "committee_rhythm")
    assert finding.kind is Kind.ANCHORING_GAP
    assert finding.certainty == "question"


@pytest.mark.parametrize(("day", "open"), [("2022-04-17", False), ("2022-04-18", True), ("2022", True), ("", True)])
def test_a_paper_that_is_not_older_than_the_last_consultation_leaves_the_rhythm_open(
    model: Model, day: str, *, open: bool
) -> None:
    rows = [_consulted("bericht", JHA, "2021-04-17"), _consulted("zweiter", JHA, "2022-04-17")]
    papers = [paper("bericht", date="2021-01-01"), paper("zweiter", date="2022-01-01")]
    more = a("99001:dritter", "Paper", name="dritter", topicRelation="core", **({"date": day} if day else {}))
    (finding,) = by_rule(found(model, [committee("JHA"), *papers, *rows, more]), "committee_rhythm")
    assert (finding.kind is Kind.DATA_QUESTION) is open


def test_a_newer_paper_without_a_consultation_is_named_and_keeps_it_a_question_on_the_data(model: Model) -> None:
    rows = [_consulted("bericht", JHA, "2021-04-17"), _consulted("zweiter", JHA, "2022-04-17")]
    papers = [paper("bericht", date="2021-01-01"), paper("zweiter", date="2022-01-01")]
    newer = paper("neu", date="2023-06-01", reference="VO/2023/1")
    (finding,) = by_rule(found(model, [committee("JHA"), *papers, newer, *rows], ON), "committee_rhythm")
    assert finding.kind is Kind.DATA_QUESTION
    assert "VO/2023/1" in finding.reason.de


def _complete(since: str, until: str) -> Entity:
    return committee("JHA", papersCompleteFrom=since, papersCompleteUntil=until)


def test_a_silent_year_is_proven_where_all_consultations_are_recorded(model: Model) -> None:
    records = [paper("bericht"), _consulted("bericht", JHA, "2022-04-17")]
    (finding,) = by_rule(
        found(model, [_complete("2019", "2024-05-31"), *records], date(2024, 6, 30)), "committee_rhythm"
    )
    assert (finding.kind, finding.certainty) == (Kind.ANCHORING_GAP, "gap")
    assert "von 2019 bis 31.05.2024" in finding.reason.de
    (finding,) = by_rule(found(model, [_complete("2019", "2024-05-31")], date(2024, 6, 30)), "committee_rhythm")
    assert finding.certainty == "gap"


@pytest.mark.parametrize(
    ("since", "until", "proven"),
    [
        ("2019", "2023-03-31", False),
        ("2023-12-01", "2024-05-31", False),
        ("2019", "", False),
        # Of six full months and a year: seven months ago is too old, eleven months are too short.
        ("2019", "2023-12-30", True),
        ("2019", "2023-11-30", False),
        ("2023-05-31", "2024-05-31", True),
        ("2023-06-01", "2024-05-31", False),
    ],
)
def test_a_reading_that_is_old_short_or_half_said_proves_nothing(
    model: Model, since: str, until: str, proven: bool
) -> None:
    records = [_complete(since, until), paper("bericht"), _consulted("bericht", JHA, "2022-04-17")]
    (finding,) = by_rule(found(model, records, date(2024, 6, 30)), "committee_rhythm")
    assert finding.certainty == ("gap" if proven else "question")


def test_a_paper_passed_the_committee_by_only_if_all_around_it_is_recorded(model: Model) -> None:
    records = [committee("PARL-S"), paper("konzept"), _consulted("konzept", COUNCIL, "2023-05-01")]
    proof = {
        until: by_rule(found(model, [*records, _complete("2021-06", until)]), "paper_past_committee")[0].certainty
        for until in ("2023-10-31", "2023-11-01")
    }
    assert proof == {"2023-10-31": "question", "2023-11-01": "gap"}


def test_a_body_whose_consultations_are_all_recorded_had_the_topic_or_not(model: Model) -> None:
    records = [committee("SOZA"), paper("bericht"), _consulted("bericht", SOCIAL, "2023-05-01")]
    for day, high in (("2024-06-30", 1.0), ("2024-06-29", 2.0)):
        snapshot = world(model, [*records, _complete("2020", day)], date(2024, 6, 30))
        outcome = outcome_of(all_indicators()["B2"], snapshot)
        assert (outcome.value, outcome.high) == (1.0, high)


# -- § 71 Abs. 3 and 4 --------------------------------------------------------------------------------------------


def _past(model: Model, topic: str, body: str) -> tuple[str, ...]:
    records = [committee("JHA"), committee("PARL-S"), committee("SOZA"), paper("konzept", topicRelation=topic)]
    (finding,) = by_rule(found(model, [*records, _consulted("konzept", body, "2023-05-01")]), "paper_past_committee")
    return finding.norms


def test_the_law_is_named_only_as_far_as_it_carries(model: Model) -> None:
    assert {"J71-05", "J71-07"} <= set(_past(model, "core", COUNCIL))
    in_a_committee = _past(model, "core", SOCIAL)
    assert "J71-05" in in_a_committee
    assert "J71-07" not in in_a_committee
    assert not {"J71-05", "J71-07"} & set(_past(model, "partly", COUNCIL))


def test_the_lines_on_papers_are_no_lines_on_seats(model: Model) -> None:
    snapshot = world(model, [committee("JHA"), OFFICE, seat("jugendamt", body=JHA)])
    named = {s for i in outcome_of(all_indicators()["B14"], snapshot).items for s in i.subjects}
    assert {"J71-03", "J71-04"} <= named
    assert not {"J71-05", "J71-06", "J71-07"} & named


# -- bodies that have ended ---------------------------------------------------------------------------------------


def test_a_consultation_in_a_dissolved_committee_counts_all_the_same(model: Model) -> None:
    ended = committee("SOZA", name="Sozialausschuss", endDate="2024-01-31")
    records = [
        ended,
        committee("JHA"),
        paper("p"),
        _consulted("p", SOCIAL, "2023-10-10"),
        _consulted("p", JHA, "2023-11-01"),
    ]
    snapshot = world(model, records, date(2024, 6, 30))
    assert SOCIAL not in snapshot.entities
    assert snapshot.name(SOCIAL) == "Sozialausschuss"
    crossing = outcome_of(all_indicators()["B5"], snapshot)
    assert crossing.value == 1
    assert outcome_of(all_indicators()["B2"], snapshot).value == 2
    assert not [b for b in snapshot.bodies if b.id == SOCIAL]


def test_a_seat_in_a_dissolved_committee_does_not_outlive_it(model: Model) -> None:
    ended = committee("STEUER", endDate="2024-01-31")
    snapshot = world(model, [ended, OFFICE, network(), seat("jugendamt", body="99001:STEUER")], date(2024, 6, 30))
    assert not snapshot.seats_of("99001:jugendamt")


def test_a_committee_still_to_come_is_not_one_that_has_ended(model: Model) -> None:
    later = committee("SOZA", startDate="2025-01-01", endDate="2026-01-01")
    assert SOCIAL not in world(model, [later], date(2024, 6, 30)).gone


# -- what is there under another name -----------------------------------------------------------------------------


def test_who_organizes_the_network_is_not_missing_in_it(model: Model) -> None:
    both = org("sozial- und jugendbehörde", sector="KJH", coversPartner="KKG05")
    records = [network(), OFFICE, both, seat("jugendamt"), tie("OrganizedBy", "99001:N1", both.id)]
    assert not by_rule(found(model, records), "missing_actor", "KKG05")
    assert by_rule(found(model, records[:-1]), "missing_actor", "KKG05")


def test_a_carrier_of_a_health_service_that_signed_is_named(model: Model) -> None:
    carrier, health = org("pro familia", sector="KJH"), org("gesundheitsamt", sector="GES", actorType="GA")
    service = a("99001:D", "Service", NEW, name="Familienhebammen", sector="GES")
    agreement = a("99001:V", "Agreement", NEW, name="Vereinbarung", kind="KOOPV")
    signed = [tie("Signs", f"99001:{p}", "99001:V") for p in ("jugendamt", "pro familia")]
    records = [
        network(),
        OFFICE,
        carrier,
        health,
        service,
        agreement,
        *signed,
        *map(seat, ("jugendamt", "gesundheitsamt")),
    ]
    (finding,) = by_rule(
        found(model, [*records, tie("HasCarrier", service.id, carrier.id)]), "agreement_without_health"
    )
    assert "pro familia (Familienhebammen)" in finding.reason.de


# -- nothing recorded ---------------------------------------------------------------------------------------------


def test_an_empty_list_asks_for_organizations_first(model: Model) -> None:
    first, *_ = found(model, [])
    assert first.subjects == ("actors",)


def test_a_committee_of_which_nobody_is_recorded_is_asked_for_without_counting_zero(model: Model) -> None:
    (finding,) = by_rule(found(model, [committee("JHA"), OFFICE]), "members_incomplete")
    assert finding.title.de.startswith("Wer sitzt in")
    assert "0 Zeilen" not in finding.title.de


def test_before_the_law_named_self_organized_groups_nobody_is_asked_for_them(model: Model) -> None:
    records = [committee("JHA", membersComplete="all"), OFFICE, seat("jugendamt", body=JHA)]
    assert by_rule(found(model, records, date(2024, 6, 30)), "self_organized_group")
    assert not by_rule(found(model, records, date(2020, 12, 31)), "self_organized_group")


def test_a_member_that_is_only_a_name_may_be_a_self_organized_group(model: Model) -> None:
    records = [committee("JHA", membersComplete="all"), OFFICE, org("nur ein name"), seat("jugendamt", body=JHA)]
    (sure,) = by_rule(found(model, records), "self_organized_group")
    (open_,) = by_rule(found(model, [*records, seat("nur ein name", body=JHA)]), "self_organized_group")
    assert (sure.certainty, open_.certainty) == ("gap", "question")


def test_a_coordination_that_is_there_by_its_name_is_asked_for_and_not_missed(model: Model) -> None:
    (finding,) = by_rule(found(model, [org("Netzwerkkoordination Frühe Hilfen"), OFFICE]), "coordination_missing")
    assert finding.kind is Kind.DATA_QUESTION
    assert finding.title.de == "Ist das die Netzwerkkoordination? Netzwerkkoordination Frühe Hilfen"


def test_a_second_entry_of_the_sector_that_is_only_a_name_is_no_single_thread(model: Model) -> None:
    one, other = org("Schwangerenberatung", sector="SCHWB"), org("Schwangerschaftsberatung der Diakonie")
    alone = [network(), OFFICE, one, seat("jugendamt"), seat("Schwangerenberatung")]
    assert by_rule(found(model, alone), "single_thread", "SCHWB")
    both = [*alone, other, seat("Schwangerschaftsberatung der Diakonie")]
    assert not by_rule(found(model, both), "single_thread", "SCHWB")


def test_a_shared_record_on_which_sources_disagree_is_asked_in_the_district_it_names(model: Model) -> None:
    project = replace(a("shared:p", "Project", NEW, name="Prozessbegleitung"), owner="shared")
    says = tie("TakesPart", DISTRICT, "shared:p", ("99001:Q1", "2022", "oneSided"))
    doubts = tie("TakesPart", DISTRICT, "shared:p", ("99001:Q2", "2023", "disputed"))
    both = replace(says, owner="shared", claims=(*says.claims, *doubts.claims))
    sources = [a(f"99001:{q}", "Source", NEW, name=q) for q in ("Q1", "Q2")]
    (finding,) = by_rule(found(model, [project, both, *sources]), "contradiction")
    assert "„vorhanden“ (Q1, 2022)" in finding.reason.de
    assert "„bestritten“ (Q2, 2023)" in finding.reason.de
