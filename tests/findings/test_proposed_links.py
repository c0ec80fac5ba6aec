"""Candidates as findings: what is proposed, what stays silent below the gate, what an expected link begins with."""

import pytest

from graph.findings import norm_versions
from graph.findings.finding import Finding, Kind
from graph.records import Record
from ontology import Model
from tests.findings.small import by_rule, found
from tests.indicators.worlds import network, org, seat, works, world
from tests.missing_links.small import partners, wishes
from tests.musterstadt import ABSENT, a

YOUTH, HEALTH = org("a", sector="KJH"), org("b", sector="GES")
STRANGERS = [org(f"z{i}") for i in range(12)]
TIED: list[Record] = [YOUTH, HEALTH, *partners("c", "d")]


def _proposed(model: Model, *records: Record) -> list[Finding]:
    return by_rule(found(model, records), "proposed_link")


def test_two_of_both_systems_with_common_partners_are_proposed(model: Model) -> None:
    (finding,) = _proposed(model, *TIED)
    assert (finding.kind, finding.certainty, finding.subjects) == (
        Kind.MISSING_LINK,
        "question",
        ("99001:a", "99001:b"),
    )
    assert finding.title.de == "Keine Zusammenarbeit erfasst: a – b"
    assert finding.reason.de == "Gemeinsame Partner: c und d. Verbindet Gesundheitswesen und Jugendhilfe."
    assert finding.evidence


def test_what_speaks_little_for_itself_is_no_finding(model: Model) -> None:
    assert _proposed(model, org("a"), org("b"), *partners("c", "d")) == []


def test_below_the_gate_only_a_wish_is_heard(model: Model) -> None:
    assert _proposed(model, *TIED, *STRANGERS) == []
    (finding,) = _proposed(model, *TIED, *STRANGERS, wishes("a", "b"))
    assert finding.certainty == "question"
    assert finding.reason.de.startswith("a wünscht sich mehr Zusammenarbeit mit b.")
    assert finding.starts.de == "a"


def test_a_wish_of_both_sides_ranks_above_that_of_one(model: Model) -> None:
    pair: list[Record] = [YOUTH, HEALTH, wishes("a", "b")]
    (single,), (mutual,) = _proposed(model, *pair), _proposed(model, *pair, wishes("b", "a"))
    assert single.score < mutual.score
    assert single.key == mutual.key


def test_a_denied_pair_without_a_norm_line_is_a_proposal_and_no_gap(model: Model) -> None:
    (finding,) = _proposed(model, *TIED, works("a", "b", ABSENT))
    assert (finding.certainty, finding.title.de) == ("question", "Keine Zusammenarbeit: a – b")


def test_no_more_than_three_at_once(model: Model) -> None:
    many = [org(f"h{i}", sector="GES") for i in range(6)]
    assert len(_proposed(model, YOUTH, *many, *(wishes("a", h.name) for h in many))) == 3


def test_an_expected_pair_comes_once_and_begins_with_those_who_wish(model: Model) -> None:
    records = [
        *(org("k", sector="GES", actorType="GEBKL"), org("s1", actorType="SSB"), org("s2", actorType="SSB"), org("c")),
        *(works("k", "c"), works("s1", "c"), works("s2", "c"), wishes("s2", "k")),
    ]
    all_found = found(model, records)
    assert not by_rule(all_found, "proposed_link")
    (finding,) = by_rule(all_found, "expected_link", "SSB")
    assert finding.takes.de.startswith("Am ehesten beginnen: k – s2.")
    assert finding.reason.de.endswith("s2 wünscht sich mehr Zusammenarbeit mit k.")
    assert finding.starts.de == "s2"
    assert wishes("s2", "k").id in {e.record for e in finding.evidence}


def test_where_there_is_only_one_pair_nobody_is_told_to_begin_with_it(model: Model) -> None:
    pair: list[Record] = [org("k", actorType="GEBKL"), org("s", actorType="SSB"), org("c")]
    records = [*pair, works("k", "c"), works("s", "c"), network(), seat("k"), seat("s")]
    (finding,) = by_rule(found(model, records), "expected_link", "SSB")
    assert finding.takes.de == (
        "Zuerst beide fragen, ob sie schon zusammenarbeiten. Die nächste Sitzung von „Netzwerk Frühe Hilfen“ nutzen: "
        "Was brauchen beide voneinander?"
    )


@pytest.mark.parametrize("noted", [True, False])
def test_a_dismissed_proposal_is_remembered_and_another_takes_its_place(model: Model, noted: bool) -> None:
    many = [org(f"h{i}", sector="GES") for i in range(4)]
    records: list[Record] = [
        YOUTH,
        *many,
        *(wishes("a", h.name) for h in many),
        *(wishes(h.name, "a") for h in many[:3]),
    ]
    before = _proposed(model, *records)
    said = {"findingKey": before[0].key, "verdict": "dismissed", "reason": "nein", "date": "2024-06-01"}
    if noted:
        said |= {"certainty": "question", "normVersion": norm_versions(before[0], world(model, records))}
    after = _proposed(model, *records, a("99001:D1", "Decision", **said))
    assert after[-1].key == before[0].key
    assert after[-1].decided.verdict == "dismissed"
    assert {f.key for f in after} > {f.key for f in before}
    assert len(after) == 4


def test_a_shared_seat_is_where_to_begin(model: Model) -> None:
    (finding,) = _proposed(model, *TIED, network(), seat("a"), seat("b"))
    assert "Die nächste Sitzung von „Netzwerk Frühe Hilfen“ nutzen" in finding.takes.de
