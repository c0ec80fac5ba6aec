"""Strengths stand before the findings: at most five, each on records, and what is old or open says so."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.analysis import Analysis, analyse
from graph.findings.strengths import MOST, StrongPoint
from graph.records import Record
from ontology import Model
from tests.findings.small import JHA, STEERING, committee, paper
from tests.indicators.worlds import network, org, seat, works, world
from tests.musterstadt import LIST, ON, UNKNOWN, a, tie

BOTH: list[Record] = [network(), org("jugendamt", sector="KJH"), org("gesundheitsamt", sector="GES")]


def _strengths(model: Model, records: list[Record], on: date = ON) -> dict[str, StrongPoint]:
    return {s.id: s for s in analyse(world(model, records, on)).strengths}


def test_nothing_recorded_is_no_strength(model: Model) -> None:
    assert not _strengths(model, [])


def test_a_steering_body_with_both_sides_is_a_strength_and_with_one_it_is_none(model: Model) -> None:
    records = [*BOTH, committee("STEUER"), seat("jugendamt", body=STEERING)]
    assert "steering" not in _strengths(model, records)
    found = _strengths(model, [*records, seat("gesundheitsamt", body=STEERING)])["steering"]
    assert "Jugendhilfe (1 Sitz) und Gesundheitswesen (1 Sitz)" in found.text.de
    assert len(found.evidence) >= 1


def test_a_seat_of_which_it_is_open_whether_it_holds_makes_no_strength(model: Model) -> None:
    records = [*BOTH, committee("STEUER"), seat("jugendamt", body=STEERING)]
    assert "steering" not in _strengths(model, [*records, seat("gesundheitsamt", UNKNOWN, body=STEERING)])


def test_old_seats_say_from_when_they_are(model: Model) -> None:
    records = [*BOTH, committee("STEUER"), *(seat(n, body=STEERING) for n in ("jugendamt", "gesundheitsamt"))]
    later = _strengths(model, records, date(2027, 6, 1))["steering"]
    assert later.stale
    assert "(Stand 01.03.2024)" in later.text.de


def test_the_committee_with_the_topic_is_a_strength_for_24_months(model: Model) -> None:
    records: list[Record] = [committee("JHA"), paper("p"), tie("Consultation", "99001:p", JHA, date="2023-03-01")]
    assert "zuletzt am 01.03.2023" in _strengths(model, records)["committee"].text.de
    assert "committee" not in _strengths(model, records, date(2025, 3, 2))


def test_a_mandate_is_named_and_a_likely_one_asks(model: Model) -> None:
    council = committee("PARL-S", name="Stadtrat")
    decided = a("99001:R", "Resolution", name="Auftrag 2023", kind="AUFTRAG", body=council.id, date="2023-05-01")
    mandate = _strengths(model, [council, decided])["mandate"]
    assert ("Auftrag 2023" in mandate.text.de, mandate.as_of) == (True, "2023-05-01")
    concept = a("99001:k", "Paper", name="Gesamtkonzept Frühe Hilfen", topicRelation="core", date="2023-01-01")
    adopted = tie("Consultation", "99001:k", council.id, date="2023-05-01", result="adopted")
    likely = _strengths(model, [council, concept, adopted])["mandate"]
    assert likely.open
    assert "bitte bestätigen" in likely.text.de


def test_links_across_are_shown_by_links_across(model: Model) -> None:
    actors = [org(n, sector=s) for n, s in (("k0", "KJH"), ("k1", "KJH"), ("g0", "GES"), ("g1", "GES"))]
    inside = [works("k0", "k1", (LIST, "2019-01-01", "fromList")), works("g0", "g1")]
    one, two = works("k0", "g0"), works("k1", "g1")
    assert "across" not in _strengths(model, [*actors, *inside, one])
    across = _strengths(model, [*actors, *inside, one, two])["across"]
    assert across.text.de.startswith("2 Verbindungen ")
    assert {e.record for e in across.evidence} == {one.id}
    # That one within youth welfare is old makes none across old.
    assert not across.stale


@pytest.mark.parametrize("day", ["2024-09-24", "2026-11-28"])
def test_karlsruhe_has_five_and_each_shows_what_it_rests_on(karlsruhe: Callable[[str], Analysis], day: str) -> None:
    strengths = karlsruhe(day).strengths
    assert 3 <= len(strengths) <= MOST
    for strength in strengths:
        assert strength.evidence
        assert strength.text.de.endswith(".")
        assert strength.text.de != strength.text.en
        assert not strength.stale or "Stand" in strength.text.de
        assert not strength.open or "bestätigen" in strength.text.de
