"""What holds of every finding in every world, and what is remembered of the group's decisions."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from api.schemas.described import finding_schema
from graph.analysis import Analysis, analyse
from graph.as_json import analysis_json, finding_json, indicators_json
from graph.district.snapshot import Snapshot
from graph.findings import all_rules, chapter_order, norm_versions, norms_of
from graph.findings.finding import KIND_LABELS, Finding, Kind, singles
from graph.indicators import all_indicators
from graph.missing_links import KIND, NORM_RULE, RULE
from graph.records import Record
from ontology import Model, Text
from tests.findings.small import by_rule, exemption, findings, found
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import ABSENT, LIST, a, records

DAYS = ("2024-09-24", "2026-11-24")


@pytest.fixture(params=["empty", "musterstadt", *DAYS])
def analysis(
    request: pytest.FixtureRequest,
    model: Model,
    musterstadt_snapshot: Snapshot,
    karlsruhe: Callable[[str], Analysis],
) -> Analysis:
    if request.param == "empty":
        return analyse(world(model, []))
    if request.param == "musterstadt":
        return analyse(musterstadt_snapshot)
    return karlsruhe(request.param)


def test_every_finding_says_everything_in_both_languages(analysis: Analysis) -> None:
    for finding in analysis.findings:
        for text in (finding.title, finding.reason, finding.effect, finding.takes, finding.starts):
            assert text.de.strip(), (finding.rule, text)
            assert text.en.strip(), (finding.rule, text)
            assert text.de != text.en, (finding.rule, text)
            assert "  " not in text.de + text.en, (finding.rule, text)


def test_every_norm_exists_and_every_finding_has_one_or_asks_for_data(analysis: Analysis) -> None:
    for finding in analysis.findings:
        assert set(finding.norms) <= set(analysis.snapshot.model.norms), finding.rule
        assert finding.norms or finding.kind is Kind.DATA_QUESTION, finding.rule


def test_a_finding_rests_on_what_its_rule_declares(analysis: Analysis) -> None:
    declared = {rule.id: rule for rule in all_rules()}
    for finding in singles(analysis.findings):
        rule = declared[finding.rule]
        assert finding.kind in (rule.kind, Kind.DATA_QUESTION), finding.rule
        assert set(finding.indicators) <= set(rule.indicators), finding.rule
        for norm in norms_of(finding, analysis.snapshot):
            assert {norm.name, norm.pack} & set(rule.norms), (finding.rule, norm.name)


def test_what_a_rule_declares_is_there(model: Model) -> None:
    for rule in all_rules():
        assert set(rule.norms) <= model.norms.keys() | model.packs.keys(), rule.id
        assert set(rule.indicators) <= all_indicators().keys(), rule.id
        assert rule.norms, rule.id


def test_missing_links_know_the_rules_that_they_come_out_as() -> None:
    kinds = {rule.id: rule.kind for rule in all_rules()}
    assert {kinds[RULE], kinds[NORM_RULE]} == {Kind(KIND)}


def test_evidence_names_records_that_are_there(analysis: Analysis) -> None:
    relations = {d.relation.id for rows in analysis.snapshot.relations.values() for d in rows}
    known = relations | set(analysis.snapshot.entities)
    for finding in analysis.findings:
        assert {e.record for e in finding.evidence} <= known, finding.rule


def test_every_finding_on_the_network_has_evidence(analysis: Analysis) -> None:
    for finding in analysis.findings:
        assert finding.evidence or finding.kind is Kind.DATA_QUESTION, finding.rule


def test_keys_are_unique(analysis: Analysis) -> None:
    keys = [f.key for f in analysis.findings]
    assert len(keys) == len(set(keys)), sorted((f.rule, f.subjects) for f in analysis.findings)


def test_the_rank_is_the_sum_of_its_reasons_and_orders_the_list(analysis: Analysis) -> None:
    scores = [f.score for f in analysis.findings]
    assert scores == sorted(scores, reverse=True)
    assert all(f.score == pytest.approx(sum(w.points for w in f.weights)) for f in analysis.findings)
    assert all(f.weights for f in analysis.findings)


def test_a_data_question_is_never_a_gap(analysis: Analysis) -> None:
    assert all(f.certainty == "question" for f in analysis.findings if f.kind is Kind.DATA_QUESTION)


def test_json_fits_the_schema_in_both_languages(analysis: Analysis) -> None:
    validator = Draft202012Validator(finding_schema())
    for language in ("de", "en"):
        answer = analysis_json(analysis, language)
        json.dumps(answer, allow_nan=False)
        for finding in answer["findings"]:
            validator.validate(finding)
        assert answer["summary"]["findings"] == len(answer["findings"])
        assert answer["indicators"] == indicators_json(analysis, language)["indicators"]
    Draft202012Validator.check_schema(finding_schema())


def test_an_empty_district_is_asked_and_has_no_gap(model: Model) -> None:
    asked = found(model, [])
    assert asked
    assert all(f.kind is Kind.DATA_QUESTION and f.certainty == "question" for f in asked)


def test_the_order_of_records_changes_nothing(model: Model, musterstadt_snapshot: Snapshot) -> None:
    shuffled = [r for r in records() if r.type != "District"]
    random.Random(7).shuffle(shuffled)
    again = found(model, (r for r in shuffled if r.id != LIST), ags="99001000", land="NW", districtType="KS")
    assert [(f.key, f.score) for f in again] == [(f.key, f.score) for f in findings(musterstadt_snapshot)]


def test_keys_survive_dates_and_wording(karlsruhe: Callable[[str], Analysis]) -> None:
    early, late = ({(f.rule, f.subjects): f.key for f in singles(karlsruhe(d).findings)} for d in DAYS)
    both = early.keys() & late.keys()
    assert ("committee_without_health", ("08212:G01",)) in both
    assert all(early[k] == late[k] for k in both)
    finding = karlsruhe(DAYS[0]).findings[0]
    assert replace(finding, title=Text(de="anders", en="else"), norms=(), certainty="gap").key == finding.key


def test_a_merged_record_gives_the_key_of_the_one_that_stayed(model: Model) -> None:
    agreement = {"name": "Vereinbarung", "kind": "KOOPV", "validUntil": "2023-12-31"}
    stayed = a("99001:new", "Agreement", **agreement)
    merged = a("99001:old", "Agreement", replacedBy="99001:new", **agreement)
    (finding,) = by_rule(found(model, [stayed]), "agreement_ended")
    assert [f.key for f in by_rule(found(model, [stayed, merged]), "agreement_ended")] == [finding.key]


# -- decisions ----------------------------------------------------------------------------------------------------

PLANTED: list[Record] = [network(), org("jugendamt", coversPartner="KKG01"), seat("jugendamt")]
DENIED = org("frauenhaus", ABSENT, coversPartner="KKG16")


def _police(model: Model, **decision: str) -> tuple[Finding, Snapshot]:
    first = by_rule(found(model, PLANTED), "missing_actor", "KKG07")[0]
    versions = norm_versions(first, world(model, PLANTED))
    said = {"findingKey": first.key, "verdict": "dismissed", "reason": "Polizei ist anders eingebunden."}
    said |= {"normVersion": versions, "certainty": "question", "date": "2024-06-01", **decision}
    said = {name: value for name, value in said.items() if value}
    snapshot = world(model, [*PLANTED, a("99001:D1", "Decision", **said)])
    return by_rule(findings(snapshot), "missing_actor", "KKG07")[0], snapshot


def test_a_dismissed_finding_is_remembered_and_comes_last(model: Model) -> None:
    police, snapshot = _police(model)
    assert (police.decided.verdict, police.decided.reopened) == ("dismissed", False)
    assert police.decided.reason == "Polizei ist anders eingebunden."
    assert findings(snapshot)[-1] == police


def test_a_dismissed_finding_is_back_when_its_certainty_changed(model: Model) -> None:
    police, _ = _police(model, certainty="gap")
    assert (police.decided.verdict, police.decided.reopened) == ("open", True)


def test_a_dismissed_finding_is_back_when_the_norm_changed(model: Model) -> None:
    police, snapshot = _police(model, normVersion="kkg-3=2012-01-01")
    assert (police.decided.verdict, police.decided.reopened) == ("open", True)
    assert finding_json(police, snapshot)["decision"]["reopened"] is True


@pytest.mark.parametrize(
    "noted",
    [
        {"normVersion": "", "certainty": ""},
        {"normVersion": ""},
        {"certainty": ""},
        {"normVersion": "2021-06-10"},
        {"normVersion": "wie im Gesetz", "certainty": "ziemlich sicher"},
    ],
)
def test_a_decision_stands_where_nobody_noted_what_the_program_should(model: Model, noted: dict[str, str]) -> None:
    police, snapshot = _police(model, **noted)
    assert (police.decided.verdict, police.decided.reopened) == ("dismissed", False)
    assert findings(snapshot)[-1] == police


@pytest.mark.parametrize(
    "noted",
    [
        {"normVersion": "2012-01-01"},
        {"normVersion": "", "certainty": "gap"},
        {"normVersion": "kkg-3=2012-01-01", "certainty": ""},
    ],
)
def test_what_is_noted_still_opens_it_again(model: Model, noted: dict[str, str]) -> None:
    police, _ = _police(model, **noted)
    assert (police.decided.verdict, police.decided.reopened) == ("open", True)


def test_a_decision_without_a_day_is_as_old_as_its_statement(model: Model) -> None:
    police, snapshot = _police(model, normVersion="", certainty="", date="")
    assert police.decided.verdict == "dismissed"
    said = {"findingKey": police.key, "verdict": "accepted", "date": "2020-01-01"}
    both = world(model, [*snapshot.of_type("Decision"), *PLANTED, a("99001:D2", "Decision", **said)])
    (again,) = by_rule(findings(both), "missing_actor", "KKG07")
    assert (again.decided.verdict, again.decided.date) == ("dismissed", "2024-03-01")


def test_who_takes_it_on_and_until_when_is_kept(model: Model) -> None:
    police, snapshot = _police(model, verdict="accepted", inCharge="Netzwerkkoordination", dueDate="2025-03-31")
    assert (police.decided.in_charge, police.decided.due) == ("Netzwerkkoordination", "2025-03-31")
    assert finding_json(police, snapshot)["decision"]["due"] == "2025-03-31"


def test_an_accepted_finding_stays_accepted(model: Model) -> None:
    police, _ = _police(model, verdict="accepted", normVersion="kkg-3=2012-01-01")
    assert (police.decided.verdict, police.decided.reopened) == ("accepted", False)


def test_the_newest_decision_counts(model: Model) -> None:
    first = by_rule(found(model, PLANTED), "missing_actor", "KKG07")[0]
    said = {"findingKey": first.key, "normVersion": "kkg-3=2021-06-10", "certainty": "question"}
    decisions = [
        a("99001:D1", "Decision", verdict="dismissed", date="2024-05-01", **said),
        a("99001:D2", "Decision", verdict="accepted", date="2024-06-01", **said),
    ]
    police = by_rule(found(model, [*PLANTED, *decisions]), "missing_actor", "KKG07")[0]
    assert police.decided.verdict == "accepted"


# -- weights ------------------------------------------------------------------------------------------------------


def test_an_unchecked_wording_counts_nothing_beside_a_checked_one_and_is_not_printed(model: Model) -> None:
    nobody: list[Record] = [network(), org("kita", actorType="KITA", coversPartner="KKG02"), seat("kita")]
    unchecked = replace(model, norms={**model.norms, "MS1c": replace(model.norms["MS1c"], verified=False)})
    missing = by_rule(found(unchecked, nobody), "missing_actor", "GES")[0]
    assert missing.norms == ("MS1c", "QR1-1")
    assert [w.points for w in missing.weights] == [2.0]
    shown = finding_json(missing, world(unchecked, nobody))["norms"]
    assert [n["notation"] for n in shown] == ["QR1-1"]


def test_a_gap_matters_as_much_as_the_same_question(model: Model) -> None:
    denied, unknown = (by_rule(found(model, [*PLANTED, *more]), "missing_actor", "KKG16")[0] for more in ([DENIED], []))
    assert (denied.certainty, unknown.certainty) == ("gap", "question")
    assert denied.score == unknown.score


def test_no_finding_rests_on_unchecked_wordings_alone(analysis: Analysis) -> None:
    for finding in singles(analysis.findings):
        norms = norms_of(finding, analysis.snapshot)
        assert not norms or any(n.verified for n in norms) or finding.kind is Kind.DATA_QUESTION, finding.title.de


def test_an_exempt_group_is_no_finding(model: Model) -> None:
    assert by_rule(found(model, PLANTED), "missing_actor", "KKG11")
    assert not by_rule(found(model, [*PLANTED, exemption("KKG11")]), "missing_actor", "KKG11")


def test_rules_are_found_once() -> None:
    names = [rule.id for rule in all_rules()]
    assert len(names) == len(set(names)) > 20


def test_analysis_counts_kinds(musterstadt_snapshot: Snapshot) -> None:
    answer = analysis_json(analyse(musterstadt_snapshot))
    assert sum(answer["summary"]["byKind"].values()) == answer["summary"]["findings"]
    assert answer["summary"]["gaps"] + answer["summary"]["questions"] == answer["summary"]["findings"]
    assert date.fromisoformat(answer["on"]) == musterstadt_snapshot.on


def test_chapters_follow_their_best_finding_and_data_questions_come_last(analysis: Analysis) -> None:
    order = chapter_order(analysis.findings)
    assert set(order) == {f.kind for f in analysis.findings}
    assert Kind.DATA_QUESTION not in order[:-1]
    best = [min(i for i, f in enumerate(analysis.findings) if f.kind is k) for k in order if k != Kind.DATA_QUESTION]
    assert best == sorted(best)


def test_the_names_of_chapters_accuse_nobody_and_are_the_same_in_json(analysis: Analysis) -> None:
    assert KIND_LABELS.keys() == set(Kind)
    assert not [t.de for t in KIND_LABELS.values() if "Lücke" in t.de or "Schwach" in t.de]
    said = analysis_json(analysis)["findings"]
    assert [f["kindLabel"] for f in said] == [KIND_LABELS[f.kind].de for f in analysis.findings]
