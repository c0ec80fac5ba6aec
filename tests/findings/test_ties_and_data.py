"""Missing links, fragile spots and data questions: below the gate nothing is concluded, what is stale asks."""

from datetime import date

import pytest

from graph.district.snapshot import Snapshot
from graph.findings.finding import Kind
from graph.records import Record, entity
from graph.records.claims import EXISTS, Claim
from ontology import Model
from tests.findings.small import JHA, STEERING, by_rule, committee, findings, found
from tests.indicators.worlds import network, org, seat, works
from tests.musterstadt import ABSENT, FAMILIENZENTRUM, KEY, LIST, NEW, OLD, OLD_LIST, a

CLINIC = org("klinik", sector="GES", actorType="GEBKL")
COUNSEL = org("beratung", sector="SCHWB", actorType="SSB")
OFFICE = org("stelle", sector="KJH", actorType="NWK")
OTHERS = [org(f"k{i}", sector="KJH") for i in range(8)]


def _first_asked(model: Model, *ties: Record) -> str:
    return by_rule(found(model, [CLINIC, COUNSEL, *OTHERS, *ties]), "tie_data_question")[0].reason.de


def _survey(*respondents: str) -> Record:
    ids = ";".join(f"99001:{r}" for r in respondents)
    return a("99001:E1", "Survey", name="Erhebung", respondent=ids, roster=ids)


# -- links --------------------------------------------------------------------------------------------------------


def test_below_the_gate_there_is_one_question_and_no_missing_link(model: Model) -> None:
    all_found = found(model, [CLINIC, COUNSEL, OFFICE, *OTHERS, works("klinik", "stelle")])
    (asked,) = by_rule(all_found, "tie_data_question")
    assert "2 von 11 Organisationen" in asked.title.de
    assert "Geburtsklinik – Schwangerschaftsberatung" in asked.reason.de
    assert not [f for f in all_found if f.kind is Kind.MISSING_LINK]
    assert not by_rule(all_found, "only_by_coordination")


def test_a_recorded_pair_is_never_asked_for(model: Model) -> None:
    known = works("k0", "k1")
    assert "Schwangerschaftsberatung" in _first_asked(model, known)
    for said in (OLD, NEW, ABSENT):
        assert "Schwangerschaftsberatung" not in _first_asked(model, known, works("klinik", "beratung", said))


def test_nobody_is_asked_whether_they_work_with_themselves(model: Model) -> None:
    both = org("haus", sector="GES", actorType="GEBKL;SSB")
    reason = by_rule(found(model, [both, *OTHERS, works("k0", "k1")]), "tie_data_question")[0].reason.de
    assert "Schwangerschaftsberatung" not in reason


def test_two_that_answered_without_naming_each_other_are_a_gap_even_below_the_gate(model: Model) -> None:
    world = [CLINIC, COUNSEL, OFFICE, *OTHERS, works("klinik", "stelle"), _survey("klinik", "beratung")]
    (gap,) = by_rule(found(model, world), "expected_link", "SSB")
    assert (gap.certainty, gap.kind) == ("gap", Kind.MISSING_LINK)
    assert set(gap.norms) == {"EL02", "QR1-4"}


def test_an_express_denial_is_a_gap_and_an_old_one_a_question(model: Model) -> None:
    pair = [CLINIC, COUNSEL, OFFICE, works("klinik", "stelle"), works("stelle", "beratung")]
    (new,) = by_rule(found(model, [*pair, works("klinik", "beratung", ABSENT)]), "expected_link", "SSB")
    old_denial = works("klinik", "beratung", (LIST, "2019-01-01", "confirmedAbsent"))
    (old,) = by_rule(found(model, [*pair, old_denial]), "expected_link", "SSB")
    assert (new.certainty, old.certainty) == ("gap", "question")


def test_those_who_know_each_other_are_not_said_to_have_no_contact(model: Model) -> None:
    loose = [CLINIC, COUNSEL, OFFICE, works("klinik", "beratung", intensity="1"), works("stelle", "klinik")]
    (finding,) = by_rule(found(model, loose), "expected_link", "SSB")
    assert finding.certainty == "question"
    assert finding.title.de.startswith("Bisher nur loser Kontakt erfasst")


def test_with_enough_data_whoever_hangs_on_the_coordination_is_named(model: Model) -> None:
    (finding,) = by_rule(found(model, [CLINIC, OFFICE, works("klinik", "stelle")]), "only_by_coordination")
    assert finding.title.de.endswith("klinik")
    assert "1 → 0" in finding.effect.de


def test_several_who_hang_on_the_coordination_are_counted_and_one_is_named(model: Model) -> None:
    one = [CLINIC, OFFICE, works("klinik", "stelle")]
    (alone,) = by_rule(found(model, one), "only_by_coordination")
    (both,) = by_rule(found(model, [*one, COUNSEL, works("stelle", "beratung")]), "only_by_coordination")
    assert [
        (f.title.de.rpartition("verbunden")[2], f.title.en.rpartition("coordination")[2]) for f in (alone, both)
    ] == [
        (": klinik", ": klinik"),
        (" sind 2 Stellen: beratung und klinik", " are 2 actors: beratung and klinik"),
    ]
    assert "2 → 1 mit" in both.effect.de


def test_musterstadt_has_its_planted_spots(musterstadt_snapshot: Snapshot) -> None:
    all_found = findings(musterstadt_snapshot)
    assert [(f.subjects, f.certainty) for f in by_rule(all_found, "expected_link", "FF")] == [(("FF",), "gap")]
    assert [f.certainty for f in by_rule(all_found, "missing_actor", "KKG16")] == ["gap"]
    assert by_rule(all_found, "depends_on_coordination")[0].title.de.startswith("6 von 6 belegten Wegen")
    assert by_rule(all_found, "agreement_ended", f"{KEY}:V2")
    assert not by_rule(all_found, "missing_actor", "KKG11")
    assert not [f for f in all_found if "Elterninitiative" in f.title.de]


def test_a_vacant_place_is_a_gap_in_a_complete_body(musterstadt_snapshot: Snapshot) -> None:
    (finding,) = by_rule(findings(musterstadt_snapshot), "vacant_seat")
    assert finding.title.de == "Vorgesehen in „Steuerungsgruppe“, nicht besetzt: Sitz der Eltern"
    assert finding.certainty == "gap"


def test_one_entry_for_a_sector_is_fragile_unless_another_stands_for_it_too(model: Model) -> None:
    base = [network(), COUNSEL, seat("beratung")]
    (alone,) = by_rule(found(model, base), "single_thread", "SCHWB")
    assert alone.title.de.endswith("beratung")
    second = [org("pro familia", sector="KJH", actorType="SSB"), seat("pro familia")]
    assert not by_rule(found(model, [*base, *second]), "single_thread", "SCHWB")


# -- data ---------------------------------------------------------------------------------------------------------


def test_stale_seats_are_one_question_a_body_and_source(model: Model) -> None:
    many = [org(f"m{i}", sector="KJH") for i in range(5)]
    sources = [OLD, OLD, OLD, (LIST, "2020-01-01", "fromList"), NEW]
    rows = [seat(e.name, said) for e, said in zip(many, sources, strict=True)]
    asked = by_rule(found(model, [network(), *many, *rows, a(OLD_LIST, "Source", name="Liste 2021")]), "stale_seats")
    assert sorted(f.title.de for f in asked) == [
        "Bitte bestätigen: 1 Mitgliedschaft in „Netzwerk Frühe Hilfen“ (Stand 01.01.2020)",
        "Bitte bestätigen: 3 Mitgliedschaften in „Netzwerk Frühe Hilfen“ (Stand Mai 2021)",
    ]
    assert all(len(f.evidence) == 1 for f in asked)


def test_confirmed_seats_are_not_asked_for_again(model: Model) -> None:
    records = [network(), org("kita"), seat("kita", OLD, confirmedOn="2024-01-01")]
    assert not by_rule(found(model, records), "stale_seats")


def test_unknown_sectors_are_one_question_with_names(model: Model) -> None:
    (asked,) = by_rule(found(model, [org("eins"), org("zwei"), org("drei", sector="KJH")]), "sector_unknown")
    assert asked.title.de == "Zu welchem Bereich gehören eins und zwei?"


def test_incomplete_and_empty_bodies_are_asked_for(model: Model) -> None:
    records = [
        committee("JHA", membersComplete="part", missingPart="Mitglieder aus dem Gemeinderat"),
        committee("STEUER", membersComplete="all"),
        committee("HANDL", name="AK „Fühl mal!“"),
        org("kita"),
        seat("kita", body=JHA),
        seat("kita", body=STEERING),
    ]
    all_found = found(model, records)
    (committee_question,) = by_rule(all_found, "members_incomplete")
    assert "es fehlen: Mitglieder aus dem Gemeinderat" in committee_question.title.de
    assert committee_question.norms == ("J71-01", "J71-02")
    assert by_rule(all_found, "members_empty")[0].title.de.startswith("Wer sitzt in „AK ‚Fühl mal!‘“?")


def _two_sources(newer: str, status: str = "fromList") -> Record:
    said = [
        Claim(EXISTS, "", LIST, "", "2024-03-01"),
        Claim("name", "kita", LIST, "", "2024-03-01"),
        Claim("sector", "FAM", LIST, "Blatt 1", "2024-03-01"),
        Claim("sector", "KJH", OLD_LIST, "S. 3", newer, status),
    ]
    return entity("99001:kita", "Organization", KEY, said)


def test_contradicting_sources_are_shown_side_by_side(model: Model) -> None:
    records = [_two_sources("2023-12-01"), a(OLD_LIST, "Source", name="Broschüre")]
    (asked,) = by_rule(found(model, records), "contradiction")
    assert "Netzwerkliste 2024" in asked.reason.de
    assert "Broschüre" in asked.reason.de
    assert {(e.source, e.locator) for e in asked.evidence} == {("Netzwerkliste 2024", "Blatt 1"), ("Broschüre", "S. 3")}


@pytest.mark.parametrize(("when", "status"), [("2021-05", "fromList"), ("2023-12-01", "inferred")])
def test_a_clearly_newer_statement_or_a_guess_is_no_contradiction(model: Model, when: str, status: str) -> None:
    assert not by_rule(found(model, [_two_sources(when, status)]), "contradiction")


def test_musterstadt_took_the_newer_sector(musterstadt_snapshot: Snapshot) -> None:
    assert not by_rule(findings(musterstadt_snapshot), "contradiction", FAMILIENZENTRUM, "sector")


def test_what_is_missing_altogether_is_asked_for_once_each(model: Model) -> None:
    asked = [f.subjects for f in by_rule(found(model, [], land="NW"), "to_collect")]
    assert sorted(asked) == [("actors",), ("agreements",), ("consultations",), ("memberships",), ("ties",)]


# -- participation ------------------------------------------------------------------------------------------------


def test_no_seat_for_families_is_a_gap_only_in_a_complete_body(model: Model) -> None:
    office = [org("amt", sector="KJH", actorType="ASD"), seat("amt", body=STEERING)]
    (gap,) = by_rule(found(model, [committee("STEUER", membersComplete="all"), *office]), "seats_for_families")
    (asked,) = by_rule(found(model, [committee("STEUER"), *office]), "seats_for_families")
    assert (gap.certainty, asked.certainty) == ("gap", "question")
    parents = [org("beirat", actorType="ELTV"), seat("beirat", body=STEERING)]
    assert not by_rule(found(model, [committee("STEUER"), *office, *parents]), "seats_for_families")


def test_families_in_other_bodies_are_told(model: Model) -> None:
    office = [committee("STEUER"), org("amt", sector="KJH"), seat("amt", body=STEERING)]
    table = [
        committee("RT", name="Runder Tisch"),
        org("Mother Hood", sector="ELT"),
        seat("Mother Hood", body="99001:RT"),
    ]
    (asked,) = by_rule(found(model, [*office, *table]), "seats_for_families")
    assert "Mother Hood (Runder Tisch)" in asked.reason.de


def test_parents_in_the_committee_are_told_where_a_self_organized_group_is_sought(model: Model) -> None:
    parents = [committee("JHA"), org("Gesamtelternbeirat", actorType="ELTV"), seat("Gesamtelternbeirat", body=JHA)]
    (asked,) = by_rule(found(model, parents), "self_organized_group")
    assert "Gesamtelternbeirat" in asked.reason.de
    group = [*parents, org("Zusammenschluss", actorType="SELBST"), seat("Zusammenschluss", body=JHA)]
    assert not by_rule(found(model, group), "self_organized_group")


def test_volunteers_known_by_a_service_are_not_called_missing(model: Model) -> None:
    base = [network(), org("amt", sector="KJH"), seat("amt")]
    (nobody,) = by_rule(found(model, base), "target_group", "G5")
    (known,) = by_rule(found(model, [*base, a("99001:S", "Service", name="wellcome")]), "target_group", "G5")
    assert nobody.title.de == "In den Netzwerkgremien nicht zu erkennen: Ehrenamt und seine Koordination"
    assert known.title.de.startswith("Erfasst, aber")
    assert "wellcome" in known.title.de


def test_unrecorded_levels_are_a_data_question_not_missing_groups(model: Model) -> None:
    all_found = found(model, [network(), org("amt", sector="KJH"), seat("amt")])
    assert by_rule(all_found, "level_unknown")
    assert not [f for f in by_rule(all_found, "target_group") if f.subjects[0] in ("G2", "G3", "G4")]


def test_nothing_is_older_than_its_date(model: Model) -> None:
    records = [network(), org("kita", sector="KJH"), seat("kita")]
    assert not by_rule(found(model, records, date(2026, 3, 1)), "stale_seats")
    assert by_rule(found(model, records, date(2026, 3, 2)), "stale_seats")
