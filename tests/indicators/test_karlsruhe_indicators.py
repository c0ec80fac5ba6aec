"""Karlsruhe's real network must answer as its council papers do: B and C indicators at two dates.

24 September 2024 is the date of its newest list; at 22 November 2026 the seats of 2018 and 2022 are stale.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.certainty import Certainty
from graph.district.consultations import consultations
from graph.district.loading import district_of, snapshot_of
from graph.district.outcome import Outcome
from graph.district.seats import EVERY_STANDING, seat_rows, system_of
from graph.district.snapshot import Snapshot
from graph.imports import import_file
from graph.indicators import all_indicators, outcome_of
from graph.stores import GraphStore, open_store
from graph.stores.base import Scope
from ontology import Model

SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"
KEY = "08212"
JHA, LENKUNG, NETZWERK, RUNDER_TISCH = (f"{KEY}:G0{n}" for n in (1, 2, 3, 5))
SOZIALES, UMWELT_UND_GESUNDHEIT, GEMEINDERAT = (f"{KEY}:G0{n}" for n in (7, 8, 9))
DEMO, PRESENT = date(2024, 9, 24), date(2026, 11, 22)


@pytest.fixture(scope="module")
def lists(model: Model) -> Iterator[GraphStore]:
    opened = open_store("sqlite://", model)
    assert import_file(SEED, opened, model, author="Test", time="2026-11-22T12:00:00+01:00").ok
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def demo(lists: GraphStore, model: Model) -> Snapshot:
    return snapshot_of(lists, model, district_of(lists, KEY, Scope.of(KEY)), DEMO)


@pytest.fixture(scope="module")
def present(lists: GraphStore, model: Model) -> Snapshot:
    return snapshot_of(lists, model, district_of(lists, KEY, Scope.of(KEY)), PRESENT)


def outcome(id: str, snapshot: Snapshot) -> Outcome:
    return outcome_of(all_indicators()[id], snapshot)


def test_the_jha_consulted_early_help_on_four_days(demo: Snapshot, present: Snapshot) -> None:
    days = ["2012-10-10", "2019-05-08", "2021-03-17", "2026-06-19"]
    assert [c.date for c in consultations(present) if c.body.id == JHA] == days
    assert [c.date for c in consultations(demo) if c.body.id == JHA] == days[:3]


def test_the_position_paper_on_birth_never_reached_the_jha_and_the_report_of_2026_only_the_jha(
    present: Snapshot,
) -> None:
    bodies = {i.label.de[:15]: set(i.subjects[1:]) for i in outcome("B5", present).items}
    assert bodies["Positionspapier"] == {SOZIALES, UMWELT_UND_GESUNDHEIT}
    assert bodies["Gesamtkonzeptio"] == {GEMEINDERAT}
    assert bodies["Frühe Hilfen in"] == {JHA}


def test_two_bodies_at_the_demo_date_and_the_jha_alone_today(demo: Snapshot, present: Snapshot) -> None:
    before, now = outcome("B2", demo), outcome("B2", present)
    assert (before.value, before.low, before.high) == (2, 2, 4)
    assert {i.subjects[0] for i in before.items if i.certainty.holds} == {SOZIALES, UMWELT_UND_GESUNDHEIT}
    assert (now.value, now.low, now.high) == (1, 1, 4)
    assert {i.subjects[0] for i in now.items if i.certainty.holds} == {JHA}


def test_the_deepest_of_all_time_is_a_council_decision_and_lately_it_is_taking_note(present: Snapshot) -> None:
    found = outcome("B4", present)
    assert (found.value, found.low, found.high) == (1, 1, 1)
    assert found.details["depth_all"] == 4
    assert "Kenntnisnahme" in found.sentence.de
    assert "Gemeinderat" in found.sentence.de


def test_the_consultation_without_role_and_result_is_shown_with_unknown_depth(present: Snapshot) -> None:
    bare = next(i for i in outcome("B4", present).items if i.label.de.startswith("16.10.2012"))
    assert bare.note is not None
    assert bare.note.de == "Rolle und Ergebnis nicht erfasst"


def test_one_of_five_papers_crossed_fields(demo: Snapshot, present: Snapshot) -> None:
    before, now = outcome("B5", demo), outcome("B5", present)
    assert (before.numerator, before.denominator) == (1, 5)
    assert (now.numerator, now.denominator) == (1, 6)
    assert now.details["pattern_papers"] == 0


def test_round_table_and_jha_share_nobody_and_six_of_the_network_sit_in_the_jha(demo: Snapshot) -> None:
    found = outcome("B6", demo)
    assert found.details[f"{RUNDER_TISCH}|{JHA}"] == found.details[f"{LENKUNG}|{JHA}"] == 0
    assert found.details[f"{NETZWERK}|{JHA}"] == found.value == 6
    assert (found.details["voting"], found.details["substitute"]) == (4, 2)
    # The seats in the network are of 2018: stale, so none is sure.
    assert found.low == 0
    assert (found.details["steps_jha"], found.details["steps_council"]) == (2, None)


def test_nobody_in_the_jha_is_from_health_as_far_as_recorded(demo: Snapshot) -> None:
    rows = seat_rows(demo, [demo.entities[JHA]], EVERY_STANDING)
    assert (len(rows), len({r.actor.id for r in rows})) == (25, 24)
    assert not [r for r in rows if system_of(demo, r.actor) == "G"]
    assert outcome("B14", demo).details["health_office"] is None


def test_nineteen_agreements_hold_and_nine_members_signed_one(demo: Snapshot) -> None:
    found = outcome("B10", demo)
    assert (found.details["valid"], found.numerator, found.low) == (19, 9, 0)
    assert {i.certainty for i in found.items} == {Certainty.STALE}
    assert "bitte prüfen" in found.sentence.de


def test_the_votes_of_the_jha_are_a_question(demo: Snapshot, present: Snapshot) -> None:
    for snapshot in (demo, present):
        found = outcome("B14", snapshot)
        assert found.value is found.low is found.high is None
        assert (found.details["votes_recorded"], found.details["votes_total"]) == (13, None)
        assert found.missing[0].de.startswith("Wie viele stimmberechtigte Mitglieder")
        assert "noch nicht erfasst" in found.missing[0].de
        assert found.details["parents"] == 1


def test_parents_have_no_recorded_seat_in_steering_or_network_but_one_at_the_round_table(demo: Snapshot) -> None:
    found = outcome("C3", demo)
    assert (found.value, found.denominator) == (0, 31)
    assert (found.details["seats_elsewhere"], found.details["complete"]) == (1, 0)


def test_the_parents_council_in_the_jha_leaves_the_group_under_4a_a_question(demo: Snapshot) -> None:
    found = outcome("C5", demo)
    assert (found.value, found.low, found.high) == (None, 0, 1)
    assert "Gesamtelternbeirat" in found.sentence.de


def test_leaders_and_volunteers_are_not_to_be_seen_and_therefore_a_question(demo: Snapshot) -> None:
    groups, leaders = outcome("C8", demo), outcome("C7", demo)
    assert [groups.details[g] for g in ("G1", "G5", "G6")] == [1, None, 1]
    assert groups.high == 6
    assert leaders.missing
    assert leaders.details[f"{LENKUNG}|strategic"] is None


def test_the_head_of_the_social_service_sits_in_the_steering_group(demo: Snapshot) -> None:
    """KA 2018/0743 names "Leiter des Sozialen Dienstes" on page 20: no leader at all would be untrue."""
    leaders = outcome("C7", demo)
    assert ("08212:A03", LENKUNG) in {i.subjects for i in leaders.items}
    assert "Einen Anteil sagt das noch nicht" in leaders.sentence.de


def test_the_steering_group_has_five_seats_of_youth_welfare_and_four_of_health(demo: Snapshot) -> None:
    found = outcome("C13", demo)
    assert [found.details[f"seats_{s}"] for s in ("K", "G", "others", "unknown")] == [5, 4, 0, 0]
    assert found.value == pytest.approx(4 / 9)
    assert found.details["iqv"] == pytest.approx(80 / 81)


def test_early_help_was_a_topic_of_the_health_committee_in_january_2023(demo: Snapshot, present: Snapshot) -> None:
    before, now = outcome("B12", demo), outcome("B12", present)
    assert (before.value, before.low, before.high, before.items[0].subjects) == (1, 1, 2, (UMWELT_UND_GESUNDHEIT,))
    # In 2026 that is more than 24 months ago, and nobody is recorded in that committee.
    assert (now.value, now.high) == (None, 2)
    assert now.missing


def test_posts_initiators_presenters_regions_meetings_and_formats_are_asked_for(demo: Snapshot) -> None:
    for id in ("B13", "B15", "B16", "C1", "C10", "C12", "C15", "C16"):
        found = outcome(id, demo)
        assert found.value is None, id
        assert found.missing, id
    assert (outcome("B15", demo).details["open"], outcome("B16", demo).details["open"]) == (5, 2)


def test_parents_at_the_round_table_are_the_one_form_of_participation(demo: Snapshot, present: Snapshot) -> None:
    forms, say = outcome("C2", demo), outcome("C4", demo)
    assert (forms.value, forms.low, forms.high, forms.details["F4"]) == (1, 1, 7, 1)
    # The position paper does not say whether seats at the round table have a vote.
    assert (say.value, say.details["seats"]) == (None, 1)
    # Confirmed last in November 2022: four years later it leaves the lower bound.
    assert (outcome("C2", present).value, outcome("C2", present).low) == (1, 0)


def test_volunteers_are_a_question_that_names_wellcome(demo: Snapshot) -> None:
    found = outcome("C6", demo)
    assert (found.value, found.low, found.high, found.details["active"]) == (None, 0, 2, None)
    assert "wellcome" in found.sentence.de


def test_five_of_ten_professions_are_to_be_seen_three_of_them_at_the_round_table(demo: Snapshot) -> None:
    found = outcome("C9", demo)
    assert (found.value, found.low, found.high) == (0.5, 0.3, 1)
    seen = [i.subjects[0] for i in found.items if i.certainty.holds]
    assert seen == ["KINA", "FRAUA", "HEB", "FAMHEB", "SOZARB"]


def test_practice_reaches_the_jha_through_a_welfare_association(demo: Snapshot) -> None:
    """The Fachteam (A05) and the AWO (A13) sit in the network, the AWO in the JHA; other associations do so, too."""
    found = outcome("C14", demo)
    assert (found.value, found.low, found.details["operative"], found.details["ties"]) == (2, None, 6, None)
    assert found.items[0].subjects == (f"{KEY}:A05", f"{KEY}:A13", JHA)


def test_four_of_nine_seats_of_the_steering_group_are_those_of_the_city(demo: Snapshot) -> None:
    """Sozialer Dienst, Beratungsstelle, Kinderbüro and Controlling; the Gesundheitsamt is an office of the county."""
    found = outcome("C11", demo)
    assert found.value == pytest.approx((4 * 4 + 5) / 81)
    assert "wenigen Trägern" in found.sentence.de
    assert found.n == 9


def test_the_committee_consulted_last_three_and_a_half_years_before_and_now_again(
    demo: Snapshot, present: Snapshot
) -> None:
    before, now = outcome("B3", demo), outcome("B3", present)
    assert (before.value, before.details["median_gap"]) == (42, 50)
    assert (now.value, now.details["median_gap"], now.details["days"]) == (5, 63, 4)


def test_two_decisions_of_the_council_may_be_the_mandate(demo: Snapshot) -> None:
    found = outcome("B1", demo)
    assert (found.value, found.low, found.high) == (None, 0, 2)
    assert [i.label.de for i in found.items] == [
        "20.11.2018: Gemeinderat, Vorlage KA 2018/0743",
        "14.05.2019: Gemeinderat, Vorlage KA 2019/0357",
    ]


def test_the_steering_group_exists_and_whether_it_met_is_open(demo: Snapshot) -> None:
    found = outcome("B8", demo)
    assert (found.value, found.low, found.high) == (1, 1, 3)
    # One seat has the level of a leader, of youth welfare; of the others no level is recorded.
    assert [found.details[k] for k in ("exists", "met", "leaders")] == [1, None, None]


def test_at_the_demo_date_a_third_of_the_statements_is_current_and_at_present_none(
    demo: Snapshot, present: Snapshot
) -> None:
    assert (outcome("A13", demo).numerator, outcome("A13", demo).denominator) == (79, 219)
    assert outcome("A13", present).numerator == 0


def test_of_nine_ties_across_the_systems_the_agreements_are_shown_without_a_verdict(demo: Snapshot) -> None:
    found = outcome("A8", demo)
    assert (found.value, len(found.items)) == (None, 9)
    assert not [i for i in found.items if i.certainty.holds]


@pytest.mark.parametrize("id", ["A12", "A14", "A16", "B7", "B9", "B11"])
def test_what_the_council_papers_do_not_say_is_asked_for(id: str, demo: Snapshot) -> None:
    found = outcome(id, demo)
    assert found.value is None
    assert found.missing
    assert found.sentence.de.startswith("Nicht erfasst")
