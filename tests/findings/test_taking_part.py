"""Findings on the say of families and on who comes: questions only, and none where the data do not say it."""

from itertools import product

import pytest

from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding
from graph.records import Record
from ontology import Model
from tests.findings.small import by_rule, findings, found
from tests.indicators.worlds import NETWORK, network, org, seat
from tests.musterstadt import ABSENT, ELTERNBEFRAGUNG, a, tie


def _format(level: str, /, **values: str) -> Record:
    return a("99001:F", "ParticipationFormat", name="Runde", participantGroup="G6", participationLevel=level, **values)


def test_the_survey_of_musterstadt_asks_where_families_can_co_decide(musterstadt_snapshot: Snapshot) -> None:
    (finding,) = by_rule(findings(musterstadt_snapshot), "say_of_families")
    assert finding.certainty == "question"
    assert finding.title.de.startswith("Wo können Familien mitentscheiden?")
    assert {e.record for e in finding.evidence} == {ELTERNBEFRAGUNG}
    assert "2 → 4" in finding.effect.de


@pytest.mark.parametrize(
    "records",
    [
        [],
        [_format("P4")],
        [_format("P2", decidesOn="Themen")],
        [_format("P2"), network(), org("e", sector="ELT"), seat("e", role="voting")],
        [a("99001:F", "ParticipationFormat", ABSENT, name="Runde", participantGroup="G6", participationLevel="P1")],
    ],
)
def test_with_a_say_or_without_a_format_nothing_is_asked(model: Model, records: list[Record]) -> None:
    assert not by_rule(found(model, records), "say_of_families")


def _meetings(model: Model, answers: str) -> list[Finding]:
    """One letter a meeting: attended, excused, invited."""
    words = {"a": "attended", "e": "excused", "i": "invited"}
    records: list[Record] = [network(), org("o"), seat("o")]
    for i, letter in enumerate(answers):
        values = {"name": f"Treffen {i}", "date": f"2024-0{i + 1}-10", "body": NETWORK}
        records += [
            a(f"99001:M{i}", "Meeting", **values),
            tie("Attendance", "99001:o", f"99001:M{i}", attendance=words[letter]),
        ]
    return by_rule(found(model, records), "seldom_there")


@pytest.mark.parametrize("answers", ["".join(way) for n in (1, 2, 4) for way in product("aei", repeat=n)])
def test_who_seldom_comes_is_asked_what_it_needs(model: Model, answers: str) -> None:
    may_have_come = answers.count("a") + answers.count("i")
    expected = len(answers) > 1 and may_have_come / len(answers) < 1 / 3
    asked = _meetings(model, answers)
    assert len(asked) == expected
    for finding in asked:
        assert (finding.certainty, finding.subjects) == ("question", ("99001:o",))
        assert finding.evidence
