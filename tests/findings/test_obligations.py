"""What law and framework want of agreements, mandate, reports, steering and planning: asked, unless a source denies."""

import pytest

from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding, Kind
from graph.records import Record
from ontology import Model
from tests.findings.small import by_rule, findings, found
from tests.indicators.worlds import NETWORK, network, org, seat, works
from tests.musterstadt import ABSENT, COUNCIL, NEW, OLD, UNKNOWN, Said, a, tie

PAIR: tuple[Record, ...] = (
    network(),
    org("k", sector="KJH"),
    org("g", sector="GES"),
    seat("k"),
    seat("g"),
    works("k", "g", intensity="3"),
)
AGREEMENT = a("99001:V1", "Agreement", NEW, name="Vertrag", agreementStatus="signed")


def asked(model: Model, rule: str, *records: Record) -> list[Finding]:
    return list(by_rule(found(model, records), rule))


# -- agreements ----------------------------------------------------------------------------------------------------


def test_cooperation_without_any_agreement_of_both_sides_is_a_question(model: Model) -> None:
    others = org("h", sector="GES"), works("h", "k", intensity="2"), org("l", sector="KJH"), works("l", "k")
    signed = tie("Signs", "99001:l", "99001:V1"), tie("Signs", "99001:g", "99001:V1")
    (finding,) = asked(model, "cooperation_without_agreement", *PAIR, *others, AGREEMENT, *signed)
    assert (finding.certainty, finding.kind) == ("question", Kind.ANCHORING_GAP)
    assert "2 Verbindungen belegt, aber keine gültige Vereinbarung" in finding.title.de
    # The closest tie is named first.
    assert "g mit k" in finding.takes.de or "k mit g" in finding.takes.de


@pytest.mark.parametrize("signers", ["kg", "g"])
def test_a_covered_tie_or_a_rule_that_says_the_same_leaves_nothing_to_ask(model: Model, signers: str) -> None:
    signed = [tie("Signs", f"99001:{x}", "99001:V1") for x in signers]
    through = (org("house"), tie("PartOf", "99001:k", "99001:house"), works("house", "k"))
    carried = [tie("Signs", "99001:house", "99001:V1")] if signers == "g" else []
    assert not asked(model, "cooperation_without_agreement", *PAIR, AGREEMENT, *signed, *through, *carried)


def test_where_health_signed_nothing_at_all_the_other_rule_says_so(model: Model) -> None:
    records = (*PAIR, AGREEMENT, tie("Signs", "99001:k", "99001:V1"))
    assert asked(model, "agreement_without_health", *records)
    assert not asked(model, "cooperation_without_agreement", *records)


# -- mandate -------------------------------------------------------------------------------------------------------


def council(*rows: Record) -> tuple[Record, ...]:
    body = a("99001:K", "Committee", COUNCIL, name="Kreistag", kind="PARL-K")
    return (body, a("99001:p", "Paper", COUNCIL, name="Konzept", topicRelation="core"), *rows)


ADOPTED = tie("Consultation", "99001:p", "99001:K", COUNCIL, date="2022-05-01", role="ENTSCH", result="adopted")


def test_an_adopted_concept_is_asked_about_by_name_with_body_date_result_and_age(model: Model) -> None:
    (finding,) = asked(model, "mandate_unclear", *council(ADOPTED))
    assert (finding.kind, finding.certainty) == (Kind.ANCHORING_GAP, "question")
    assert finding.title.de == "Ist das der Auftrag? „Konzept“ (01.05.2022: Kreistag, Vorlage Konzept; beschlossen)"
    assert "2 Jahre und 1 Monat her, innerhalb einer Wahlperiode" in finding.reason.de
    assert "zu dieser Vorlage ist dort keine Beratung erfasst" in finding.reason.de
    assert [e.record for e in finding.evidence] == [ADOPTED.id]


def test_the_newest_odd_paper_is_not_taken_for_the_mandate(model: Model) -> None:
    odd = a("99001:o", "Paper", COUNCIL, name="Konzept Hebammen: Aufhebung Sperrvermerk", topicRelation="core")
    newer = tie("Consultation", "99001:o", "99001:K", COUNCIL, date="2024-02-01", role="ENTSCH", result="adopted")
    (finding,) = asked(model, "mandate_unclear", *council(ADOPTED, odd, newer))
    assert "Sperrvermerk" not in finding.title.de
    alone = [r for r in council(odd, newer) if r.id != "99001:p"]
    (unnamed,) = asked(model, "mandate_unclear", *alone)
    assert (unnamed.kind, "Sperrvermerk" in unnamed.title.de) == (Kind.DATA_QUESTION, False)


def test_the_hearing_before_the_mandate_counts_however_old_it_is(model: Model) -> None:
    committee = a("99001:J", "Committee", COUNCIL, name="Ausschuss", kind="JHA")
    old = tie("Consultation", "99001:p", "99001:K", COUNCIL, date="2012-05-01", role="ENTSCH", result="adopted")
    before = tie("Consultation", "99001:p", "99001:J", COUNCIL, date="2012-04-01", role="VORB", result="recommended")
    (finding,) = asked(model, "mandate_unclear", *council(old, committee, before))
    assert "wurde gehört (01.04.2012" in finding.reason.de
    assert "länger als eine Wahlperiode (5 Jahre)" in finding.reason.de


def test_a_recorded_mandate_or_a_paper_that_was_only_noted_asks_nothing(model: Model) -> None:
    mandate = a("99001:B", "Resolution", COUNCIL, name="Auftrag", kind="AUFTRAG", body="99001:K", date="2022-05-01")
    assert not asked(model, "mandate_unclear", *council(ADOPTED, mandate))
    noted = tie("Consultation", "99001:p", "99001:K", COUNCIL, date="2022-05-01", role="KENNT", result="noted")
    assert not asked(model, "mandate_unclear", *council(noted))


# -- reports -------------------------------------------------------------------------------------------------------


def owed(day: str, said: Said = COUNCIL) -> Record:
    values = {"kind": "AUFTRAG", "reportingDuty": "true", "date": day}
    return a("99001:B", "Resolution", said, name="Auftrag", body="99001:K", **values)


def test_a_report_owed_for_more_than_a_year_is_asked_for(model: Model) -> None:
    (finding,) = asked(model, "report_open", *council(owed("2023-01-10")))
    assert finding.certainty == "question"
    assert finding.title.de.startswith("Wurde berichtet?")
    assert "(17 Monate)" in finding.title.de
    assert not asked(model, "report_open", *council(owed("2023-12-10")))
    assert not asked(model, "report_open", *council(owed("2023-01-10", UNKNOWN)))


def test_a_report_whose_date_is_open_may_be_the_one(model: Model) -> None:
    report = tie("ReportsOn", "99001:p", "99001:B", COUNCIL)
    assert not asked(model, "report_open", *council(owed("2023-01-10"), report))


# -- steering ------------------------------------------------------------------------------------------------------


def test_a_network_without_a_recorded_steering_body_is_asked_for_it(model: Model) -> None:
    (finding,) = asked(model, "steering_unrecorded", network(), org("k", sector="KJH"), seat("k"))
    assert finding.kind is Kind.DATA_QUESTION
    assert "Netzwerk Frühe Hilfen" in finding.takes.de


@pytest.mark.parametrize("said", [NEW, OLD, UNKNOWN, ABSENT])
def test_a_steering_body_on_record_is_not_asked_for_again(model: Model, said: Said) -> None:
    group = a("99001:G", "Committee", said, name="Steuerungsgruppe", kind="STEUER")
    assert not asked(model, "steering_unrecorded", network(), group)


# -- planning ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "said", "certainty"),
    [("none", NEW, "gap"), ("none", OLD, "question"), ("none", UNKNOWN, None), ("data", NEW, None)],
)
def test_only_a_source_that_says_so_puts_the_network_apart_from_planning(
    model: Model, form: str, said: Said, certainty: str | None
) -> None:
    planning = a("99001:J", "PlanningProcess", NEW, name="Jugendhilfeplan 2024")
    row = tie("InvolvedInPlanning", NETWORK, "99001:J", said, involvementForm=form)
    assert [f.certainty for f in asked(model, "apart_from_planning", network(), planning, row)] == (
        [certainty] if certainty else []
    )


def test_musterstadt_owes_nothing_of_this(musterstadt_snapshot: Snapshot) -> None:
    rules = {
        "cooperation_without_agreement",
        "mandate_unclear",
        "report_open",
        "steering_unrecorded",
        "apart_from_planning",
    }
    assert not [f.title.de for f in findings(musterstadt_snapshot) if f.rule in rules]
