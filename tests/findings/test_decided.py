"""A decision that is kept is a decision that is known: what was decided, by when, and on what it rested."""

import pytest

from graph.district.answered import digest_of
from graph.findings.decision_records import Ruling, decision, decision_id, finding_of
from graph.findings.finding import Decided, Finding
from graph.records import Record
from ontology import Model
from ontology.names import Verdict
from tests.findings.small import JHA, by_rule, committee, findings, found
from tests.indicators.worlds import network, org, seat, world
from tests.musterstadt import KEY, a

RECORDS: list[Record] = [network(), org("jugendamt", coversPartner="KKG01"), seat("jugendamt")]


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling(Verdict.DISMISSED, "2024-06-01", "Polizei ist anders eingebunden."),
        Ruling(Verdict.ACCEPTED, "2024-05-01", in_charge="Netzwerkkoordination", due="2025-03-31"),
    ],
)
def test_what_is_decided_is_known_from_its_record(model: Model, ruling: Ruling) -> None:
    before = world(model, RECORDS)
    (police,) = by_rule(findings(before), "missing_actor", "KKG07")
    kept = decision(police, before, ruling)
    (again,) = by_rule(findings(world(model, [*RECORDS, kept])), "missing_actor", "KKG07")
    assert again.decided == Decided(
        ruling.verdict, ruling.reason, ruling.day, in_charge=ruling.in_charge, due=ruling.due
    )
    assert (kept.id, kept.name, kept.owner) == (decision_id(KEY, police.key), police.title.de, KEY)
    assert {(c.as_of, c.status) for c in kept.claims} == {(ruling.day, "confirmed")}
    # What it rests on stands in it: without that it would stand whatever becomes of the norm and the proof.
    assert (len(kept.about("exists")), kept.value("certainty")) == (1, police.certainty)
    assert "kkg-3=" in (kept.value("normVersion") or "")
    assert [p for p in ("reason", "inCharge", "dueDate") if kept.value(p) == ""] == []


def test_a_finding_is_found_by_its_key_alone_or_as_a_part(model: Model) -> None:
    every = findings(world(model, RECORDS))
    whole: Finding = next(f for f in every if f.parts)
    for one in (whole, *whole.parts):
        assert finding_of(every, one.key) is one
    assert finding_of(every, "none") is None


@pytest.mark.parametrize(
    ("meaning", "day", "left"), [("gap", "2024-05-01", 1), ("fact", "2024-05-01", 0), ("gap", "2022-06-29", 1)]
)
def test_what_is_answered_is_a_gap_beside_what_it_was_asked_for_or_no_finding(
    model: Model, meaning: str, day: str, left: int
) -> None:
    records: list[Record] = [*RECORDS, committee("JHA"), seat("jugendamt", body=JHA)]
    (asked,) = by_rule(found(model, records), "members_incomplete", JHA)
    about = digest_of(e.record for e in asked.evidence)
    answer = a(
        "99001:ANTWORT",
        "Answer",
        ("99001:Q7", day, "confirmed"),
        findingKey=asked.key,
        answerMeaning=meaning,
        askedAbout=about,
        date=day,
    )
    after = by_rule(found(model, [*records, answer]), "members_incomplete", JHA)
    assert len(after) == left
    for finding in after:
        fresh = day > "2022-06-30"
        assert finding.certainty == ("gap" if fresh else "question")
        assert ("bestätigt am 01.05.2024" in finding.title.de) is fresh
        assert finding.evidence[: len(asked.evidence)] == asked.evidence
        assert [(e.record, e.as_of) for e in finding.evidence[len(asked.evidence) :]] == [(answer.id, day)] * fresh
