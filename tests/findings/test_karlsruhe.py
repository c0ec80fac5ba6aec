"""Karlsruhe's real network: the first findings are true, and at the present day nobody is accused.

Gold answers, counted by hand in the council papers: nobody of 25 rows in the Jugendhilfeausschuss is from health;
13 of 20 members of the Runder Tisch are; both share no member; paper 2022/2377 was never in the Jugendhilfeausschuss,
2026/0350 only there; 24 of 61 organizations have a tie.
"""

from collections.abc import Callable

import pytest

from graph.analysis import Analysis
from graph.as_json import date_note
from graph.district.roll import Roll
from graph.findings import to_discuss_first
from graph.findings.finding import Finding, Kind, singles
from tests.findings.small import by_rule

NEWEST, TODAY = "2024-09-24", "2026-11-24"
JHA, STEERING_GROUP, NETWORK, TABLE = (f"08212:{g}" for g in ("G01", "G02", "G03", "G05"))


def _found(karlsruhe: Callable[[str], Analysis], day: str) -> tuple[Finding, ...]:
    return karlsruhe(day).findings


@pytest.mark.parametrize("day", [NEWEST, TODAY])
def test_the_first_three_are_the_committee_without_health_the_agreements_and_the_mandate(
    karlsruhe: Callable[[str], Analysis], day: str
) -> None:
    titles = [f.title.de.removeprefix("Noch aktuell? ") for f in to_discuss_first(_found(karlsruhe, day))]
    starts = (
        "Im Jugendhilfeausschuss sitzt in den erfassten Sitzen niemand aus dem Gesundheitswesen",
        "Erfasst sind 19 gültige Vereinbarungen, aber keine mit einer Stelle des Gesundheitswesens",
        "Ist das der Auftrag? „Gesamtkonzeption Frühe Prävention – Fortschreibung 2019“ (20.11.2018: Gemeinderat",
    )
    assert len(titles) == len(starts)
    assert all(title.startswith(start) for title, start in zip(titles, starts, strict=True))


def test_no_health_in_the_committee_and_no_member_shared_with_the_round_table_are_one_step(
    karlsruhe: Callable[[str], Analysis],
) -> None:
    first = _found(karlsruhe, NEWEST)[0]
    assert [p.rule for p in first.parts] == ["committee_without_health", "body_without_bridge"]
    assert "bisher fehlt, mit: „Runder Tisch Geburtshilfe“." in first.reason.de
    assert first.takes.de.startswith("Im Ausschuss oder bei der nächsten Neubildung einen beratenden Sitz")


@pytest.mark.parametrize("day", [NEWEST, TODAY])
def test_the_list_is_short_and_what_a_committee_would_discuss_stands_first(
    karlsruhe: Callable[[str], Analysis], day: str
) -> None:
    findings = _found(karlsruhe, day)
    assert len(findings) <= 15
    first = to_discuss_first(findings)
    rules = {p.rule for f in first for p in (f, *f.parts)}
    assert {"committee_without_health", "body_without_bridge", "agreement_without_health"} & rules
    assert "paper_past_committee" not in rules
    assert not [f for f in first if f.hint or f.rule == "missing_actor"]


def test_the_committee_without_health_rests_on_25_rows_and_names_who_is_unclear(
    karlsruhe: Callable[[str], Analysis],
) -> None:
    (finding,) = by_rule(_found(karlsruhe, NEWEST), "committee_without_health")
    assert finding.evidence[0].text.de == (
        "25 Mitgliedschaften (24 Mitglieder, 29 Sitze) erfasst, keine aus dem Gesundheitswesen"
    )
    assert finding.evidence[0].as_of == NEWEST
    assert "Stadtamt Durlach" in finding.reason.de
    assert "Gesundheitsamt Karlsruhe: sitzt schon in" in finding.effect.de
    # Council members are not recorded, so it stays a question.
    assert finding.certainty == "question"


def test_the_round_table_is_the_only_body_without_bridge(karlsruhe: Callable[[str], Analysis]) -> None:
    (finding,) = by_rule(_found(karlsruhe, NEWEST), "body_without_bridge")
    assert finding.subjects == (TABLE, JHA)
    assert "13 von 20 Mitgliedern" in finding.reason.de
    assert "mittelbare Linie besteht über: Netzwerk Frühe Prävention / Frühe Hilfen" in finding.reason.de


def test_the_position_paper_is_named_and_others_are_not(karlsruhe: Callable[[str], Analysis]) -> None:
    for day in (NEWEST, TODAY):
        (finding,) = by_rule(_found(karlsruhe, day), "paper_past_committee")
        assert "2022/2377" in finding.title.de
        assert "„Ausschuss für Umwelt und Gesundheit“ und „Sozialausschuss“" in finding.title.de


def test_partners_without_seat_are_the_three(karlsruhe: Callable[[str], Analysis]) -> None:
    (finding,) = by_rule(_found(karlsruhe, NEWEST), "partners_without_seat")
    for name in ("Verein für Jugendhilfe", "pro familia", "Paritätische Sozialdienste"):
        assert name in finding.title.de
    assert "3 von 9" in finding.title.de
    assert finding.score < 1


def test_there_is_one_question_on_ties_and_no_missing_link(karlsruhe: Callable[[str], Analysis]) -> None:
    (asked,) = by_rule(_found(karlsruhe, NEWEST), "tie_data_question")
    assert "24 von 61" in asked.title.de
    assert not [f for f in _found(karlsruhe, NEWEST) if f.kind is Kind.MISSING_LINK]


def test_the_votes_are_a_question(karlsruhe: Callable[[str], Analysis]) -> None:
    assert by_rule(_found(karlsruhe, NEWEST), "members_incomplete", JHA)
    assert not by_rule(_found(karlsruhe, NEWEST), "votes_shared")


def test_offices_that_sit_only_in_the_committee_are_known_and_pregnancy_counselling_has_two(
    karlsruhe: Callable[[str], Analysis],
) -> None:
    titles = [f.title.de for f in singles(_found(karlsruhe, NEWEST))]
    for label, office in (("Polizei", "Polizeipräsidium"), ("Schule", "Staatliches Schulamt"), ("Agentur", "Agentur")):
        assert any(
            t.startswith(f"Bekannt, aber ohne erfassten Sitz im Netzwerk: {label}") and office in t for t in titles
        )
    whole = next(f for f in _found(karlsruhe, NEWEST) if f.matter and f.matter.key == "groups without a seat")
    assert whole.title.de == "Bekannt, aber ohne erfassten Sitz im Netzwerk: Agentur für Arbeit; Polizei; Schule"
    assert not by_rule(_found(karlsruhe, NEWEST), "single_thread", "SCHWB")


@pytest.mark.parametrize("day", [NEWEST, TODAY])
def test_nobody_who_takes_part_is_called_missing(karlsruhe: Callable[[str], Analysis], day: str) -> None:
    analysis = karlsruhe(day)
    roll = Roll(analysis.snapshot)
    norms = analysis.snapshot.model.norms
    missing = by_rule(analysis.findings, "missing_actor")
    assert missing
    for finding in missing:
        named = [roll.group_of(norms[n]) for n in finding.norms if norms[n].kind != "share"]
        named += [roll.of_type(t) for n in finding.norms for t in norms[n].about_in("ActorType")]
        assert not any(roll.coverage(g).certainty.holds for g in named), finding.title


@pytest.mark.parametrize("day", [NEWEST, TODAY, "2020-12-31"])
def test_there_is_no_gap_in_a_list_that_is_not_complete(karlsruhe: Callable[[str], Analysis], day: str) -> None:
    assert not [f.title for f in _found(karlsruhe, day) if f.certainty == "gap"]


def test_at_the_present_day_what_rests_on_old_seats_asks_whether_it_still_holds(
    karlsruhe: Callable[[str], Analysis],
) -> None:
    rules = {"committee_without_health", "body_without_bridge", "self_organized_group", "partners_without_seat"}
    old = [f for f in singles(_found(karlsruhe, TODAY)) if f.rule in rules]
    assert {f.rule for f in old} == rules
    assert all(f.title.de.startswith("Noch aktuell?") for f in old)


def test_at_the_present_day_each_body_is_asked_for_once(karlsruhe: Callable[[str], Analysis]) -> None:
    asked = [f.subjects[0] for f in by_rule(_found(karlsruhe, TODAY), "stale_seats")]
    assert len(asked) == len(set(asked))
    assert {JHA, STEERING_GROUP, NETWORK, TABLE} <= set(asked)


def test_the_new_report_ends_the_question_on_rhythm(karlsruhe: Callable[[str], Analysis]) -> None:
    assert by_rule(_found(karlsruhe, NEWEST), "committee_rhythm")
    assert not by_rule(_found(karlsruhe, TODAY), "committee_rhythm")


def test_the_round_table_is_not_there_in_2020(karlsruhe: Callable[[str], Analysis]) -> None:
    assert not [f for f in _found(karlsruhe, "2020-12-31") if TABLE in f.subjects]


def test_the_date_note_tells_how_old_the_list_is(karlsruhe: Callable[[str], Analysis]) -> None:
    assert date_note(karlsruhe(NEWEST).snapshot).de == "Stand am 24.09.2024, dem Tag der neuesten Liste."
    assert date_note(karlsruhe(TODAY).snapshot).de.endswith("Die neueste Liste beschreibt den Stand 24.09.2024.")
    assert date_note(karlsruhe("2020-12-31").snapshot).de.endswith("Die neueste Liste beschreibt den Stand 24.09.2024.")


def test_what_a_later_record_has_overtaken_says_so(karlsruhe: Callable[[str], Analysis]) -> None:
    """On the day of the list the committee had last heard of the topic in 2021; since then it has again."""
    (rhythm,) = [f for f in singles(karlsruhe(NEWEST).findings) if f.rule == "committee_rhythm"]
    assert "; seither: 19.06.2026 in „Jugendhilfeausschuss“" in rhythm.title.de
    (past,) = [f for f in singles(karlsruhe(TODAY).findings) if f.rule == "paper_past_committee"]
    assert "Seither waren Frühe Hilfen dort Thema: 19.06.2026, Vorlage KA 2026/0350." in past.reason.de
