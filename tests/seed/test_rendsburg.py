"""What Rendsburg-Eckernförde lacked, has, and does not say; and which prerequisites are known of a district."""

from datetime import date
from pathlib import Path

import pytest

from graph import projects
from graph.analysis import analyse_district
from graph.errors import NotFoundError
from graph.findings.finding import Kind
from graph.imports import import_file
from graph.records import SHARED, Entity
from graph.records.claims import Presence
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from ontology import Model
from ontology.names import EntityType, Prop, RelationType, StatementStatus
from tests import musterstadt

SEED = Path(__file__).parents[2] / "seed"
FOLDERS = ("projekte", "rendsburg_eckernfoerde")
QDFH, FOLLOW_UP = f"{SHARED}:qdfh", f"{SHARED}:prozessbegleitung"
DESCRIPTION = "NZFH: Projektbeschreibung Kommunale Qualitätsdialoge"
RENDSBURG, KARLSRUHE = "01058", "08212"


def record(store: GraphStore, id: str) -> Entity:
    found = store.get(id, scope=EVERYTHING)
    assert isinstance(found, Entity), id
    return found


# -- prerequisites -------------------------------------------------------------------------------------------------


def test_both_projects_list_their_prerequisites_in_order(seeded: GraphStore) -> None:
    assert [p.order for p in projects.prerequisites_of(seeded, RENDSBURG, QDFH, scope=EVERYTHING)] == list(range(1, 8))
    assert [p.order for p in projects.prerequisites_of(seeded, RENDSBURG, FOLLOW_UP, scope=EVERYTHING)] == list(
        range(1, 16)
    )


def test_political_support_in_rendsburg_is_unknown_because_the_paper_is_only_a_notice(seeded: GraphStore) -> None:
    support = projects.prerequisites_of(seeded, RENDSBURG, QDFH, scope=EVERYTHING)[3]
    assert "politisch unterstützt" in support.name
    assert (support.presence, support.checked) == (Presence.UNKNOWN, True)
    assert "Kenntnisnahme" in support.evidence[0].value
    assert support.statements[0].as_of == "2018-08-29"


def test_consent_given_by_taking_part_is_inferred_from_both_papers(seeded: GraphStore) -> None:
    consent = projects.prerequisites_of(seeded, RENDSBURG, QDFH, scope=EVERYTHING)[4]
    assert consent.presence is Presence.PRESENT
    assert {s.status for s in consent.statements} == {StatementStatus.INFERRED}
    assert DESCRIPTION in {s.source for s in consent.statements}


def test_what_nobody_checked_is_unknown_and_says_so(seeded: GraphStore) -> None:
    rooms = projects.prerequisites_of(seeded, RENDSBURG, QDFH, scope=EVERYTHING)[1]
    assert (rooms.presence, rooms.checked, rooms.statements) == (Presence.UNKNOWN, False, ())
    assert {p.presence for p in projects.prerequisites_of(seeded, "05974", FOLLOW_UP, scope=EVERYTHING)} == {
        Presence.UNKNOWN
    }


def test_prerequisites_of_an_unknown_district_are_an_error(seeded: GraphStore) -> None:
    with pytest.raises(NotFoundError):
        projects.prerequisites_of(seeded, KARLSRUHE, QDFH, scope=EVERYTHING)


def test_both_folders_word_a_shared_prerequisite_alike(model: Model) -> None:
    said = []
    for folder in FOLDERS:
        store = open_store("sqlite://", model)
        import_file(SEED / folder, store, model, author="test", time="2026-01-01T00:00:00+00:00")
        found = store.records(types=[EntityType.PREREQUISITE], scope=EVERYTHING)
        said.append({p.id: p.name for p in found if p.value(Prop.PROJECT) == QDFH})
        store.close()
    assert said[0] == said[1]
    assert len(said[0]) == 7


# -- Rendsburg-Eckernförde -----------------------------------------------------------------------------------------


def test_in_august_2018_rendsburg_lacked_a_concept_of_quality_development(seeded: GraphStore, model: Model) -> None:
    (lack,) = projects.lacking(seeded, model, RENDSBURG, date(2018, 8, 31), scope=EVERYTHING)
    assert (lack.type, lack.name) == (EntityType.DOCUMENT, "Umfassendes Konzept zur Qualitätsentwicklung")
    (statement,) = lack.statements
    assert statement.source.startswith("Kreis Rendsburg-Eckernförde: Vorlage VO/2018/601")
    assert (statement.locator, statement.as_of) == ("Sachverhalt", "2018-08-29")
    assert statement.status == StatementStatus.CONFIRMED_ABSENT
    assert not lack.stale


def test_the_lack_is_a_gap_with_its_norm_and_source_among_the_findings(seeded: GraphStore, model: Model) -> None:
    found = analyse_district(seeded, model, "01058", date(2018, 8, 31)).findings
    (gap,) = [f for f in found if f.certainty == "gap"]
    assert (gap.rule, gap.norms) == ("expressly_lacking", ("QR8-2",))
    assert "VO/2018/601" in gap.evidence[0].source
    later = analyse_district(seeded, model, "01058", date(2026, 11, 24)).findings
    assert not [f for f in later if f.certainty == "gap"]


def test_the_rhythm_of_one_dated_consultation_is_a_question_that_names_the_untraced_paper(
    seeded: GraphStore, model: Model
) -> None:
    found = analyse_district(seeded, model, "01058", date(2026, 11, 24)).findings
    (rhythm,) = [f for f in found if f.rule == "committee_rhythm"]
    assert rhythm.kind is Kind.DATA_QUESTION
    assert "VO/2022/229" in rhythm.reason.de


def test_before_the_paper_nobody_had_said_that_anything_is_lacking(seeded: GraphStore, model: Model) -> None:
    assert projects.lacking(seeded, model, RENDSBURG, date(2018, 8, 28), scope=EVERYTHING) == ()


def test_years_later_the_lack_is_stale_and_asks_for_confirmation(seeded: GraphStore, model: Model) -> None:
    assert [lack.stale for lack in projects.lacking(seeded, model, RENDSBURG, date(2020, 8, 29), scope=EVERYTHING)] == [
        False
    ]
    assert [lack.stale for lack in projects.lacking(seeded, model, RENDSBURG, date(2020, 8, 30), scope=EVERYTHING)] == [
        True
    ]


def test_other_districts_lack_nothing_expressly(seeded: GraphStore, model: Model) -> None:
    assert projects.lacking(seeded, model, "04011", date(2019, 1, 1), scope=EVERYTHING) == ()


def test_what_was_present_in_rendsburg_is_recorded_with_the_paper(seeded: GraphStore) -> None:
    for local in ("zufriedenheit", "massnahme-steuerung", "massnahme-abfragen", "netzwerk", "regionen"):
        found = record(seeded, f"{RENDSBURG}:{local}")
        assert found.presence is Presence.PRESENT, local
        assert f"{SHARED}:vo-2018-601" in found.sources, local
    assert record(seeded, f"{RENDSBURG}:zufriedenheit").value(Prop.PARTICIPATION_FORM) == "F6"
    assert record(seeded, f"{RENDSBURG}:netzwerk").value(Prop.START_DATE) == "2012"


def test_the_paper_went_to_the_youth_welfare_committee_to_be_noted(seeded: GraphStore) -> None:
    paper = record(seeded, f"{RENDSBURG}:v-2018-601")
    assert (paper.value(Prop.REFERENCE), paper.value(Prop.KIND)) == ("VO/2018/601", "MV")
    (consultation,) = seeded.relations(of=paper.id, types=[RelationType.CONSULTATION], scope=EVERYTHING)
    assert record(seeded, consultation.target).value(Prop.KIND) == "JHA"
    assert (consultation.value(Prop.ROLE), consultation.value(Prop.AUTHORITATIVE)) == ("KENNT", "false")
    assert consultation.value(Prop.DATE) is None


def test_the_survey_that_does_not_say_whom_it_asked_leaves_the_participation_of_families_a_question(
    seeded: GraphStore, model: Model
) -> None:
    found = analyse_district(seeded, model, "01058", date(2019, 6, 1)).outcomes
    assert [found[id].value for id in ("C1", "C2", "C4", "C16", "B15")] == [None] * 5
    assert "Abfragen zur Zufriedenheit" in found["C1"].sentence.de
    assert all(found[id].missing for id in ("C1", "C2", "C4", "C16", "B15"))


def test_the_directing_unit_that_looks_like_a_slip_is_kept_as_unknown_with_a_question(seeded: GraphStore) -> None:
    unit = record(seeded, f"{RENDSBURG}:ausbildung")
    assert unit.presence is Presence.UNKNOWN
    assert [c.value for c in unit.about(Prop.NOTE) if "Bitte klären" in c.value]


def test_a_reader_of_one_district_sees_its_records_and_the_shared_projects(seeded: GraphStore, model: Model) -> None:
    scope = Scope.of(RENDSBURG)
    assert len(projects.lacking(seeded, model, RENDSBURG, date(2018, 8, 31), scope)) == 1
    assert projects.involvements(seeded, model, QDFH, scope)
    assert projects.lacking(seeded, model, "04011", date(2018, 8, 31), scope=EVERYTHING) == ()
    with pytest.raises(NotFoundError):
        projects.lacking(seeded, model, RENDSBURG, date(2018, 8, 31), Scope.of("04011"))


def test_the_shared_projects_change_nothing_in_the_analysis_of_a_district_outside_them(model: Model) -> None:
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    alone = analyse_district(store, model, musterstadt.KEY, musterstadt.ON)
    import_file(SEED / "projekte", store, model, author="test", time="2026-01-01T00:00:00+00:00")
    beside = analyse_district(store, model, musterstadt.KEY, musterstadt.ON)
    assert beside.outcomes == alone.outcomes
    assert [f.key for f in beside.findings] == [f.key for f in alone.findings]
    store.close()
