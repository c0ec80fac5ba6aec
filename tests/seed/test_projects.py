"""The two projects of the NZFH and Rendsburg-Eckernförde: what the seed answers, through the importer and the queries.

The store of the whole module holds both folders, as ``fruehnetz import`` would write them; the tests only read.
"""

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest

from graph import projects
from graph.errors import NotFoundError
from graph.imports import import_file
from graph.records import SHARED, Entity, Relation
from graph.records.claims import EXISTS, Presence
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from ontology import Model
from ontology.names import EntityType, InvolvementKind, Prop, RelationType, StatementStatus

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seed"
FOLDERS = ("projekte", "rendsburg_eckernfoerde")
PERSONS = {"126b8", "33b1c", "455e5", "65b06", "90e50", "98c50", "c45c9", "f6055"}
"""Beginnings of the SHA-256 of the surnames that the sources of the seed give under Redaktion, Ansprechpartner and
Bearbeiter: enough to notice one of them, too short to tell which of many names it is."""

QDFH, FOLLOW_UP, SECOND = f"{SHARED}:qdfh", f"{SHARED}:prozessbegleitung", f"{SHARED}:prozessbegleitung-2"
RENDSBURG, KARLSRUHE = "01058", "08212"
BMFSFJ_FUND = "Bundesstiftung Frühe Hilfen"
REVIEW = "NZFH: Rückblick auf das Projekt Qualitätsdialoge Frühe Hilfen"
DESCRIPTION = "NZFH: Projektbeschreibung Kommunale Qualitätsdialoge"
FUNDER = "Auridis: Kommunale Qualitätsdialoge Frühe Hilfen"
NEWS = "NZFH: Kurznachricht 07/2019, Qualitätsdialoge Frühe Hilfen starten heute in Berlin"


def record(store: GraphStore, id: str) -> Entity:
    found = store.get(id, scope=EVERYTHING)
    assert isinstance(found, Entity), id
    return found


def actors(store: GraphStore, model: Model, project: str, kind: str) -> dict[str, set[str]]:
    """Who is involved in that way, and the sources that say so."""
    found = [i for i in projects.involvements(store, model, project, scope=EVERYTHING) if i.kind == kind]
    return {i.actor_name: {s.source for s in i.statements} for i in found}


# -- the lists are understood --------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_row_of_the_folder_is_understood(model: Model, folder: str) -> None:
    store = open_store("sqlite://", model)
    report = import_file(SEED / folder, store, model, author="test", time="2026-01-01T00:00:00+00:00")
    assert [str(p) for p in report.problems] == []
    store.close()


@pytest.mark.parametrize("folder", FOLDERS)
def test_importing_a_folder_again_changes_nothing(model: Model, folder: str) -> None:
    store = open_store("sqlite://", model)
    import_file(SEED / folder, store, model, author="test", time="2026-01-01T00:00:00+00:00")
    before = len(list(store.journal(scope=EVERYTHING)))
    import_file(SEED / folder, store, model, author="test", time="2026-01-02T00:00:00+00:00")
    assert len(list(store.journal(scope=EVERYTHING))) == before
    store.close()


def test_every_statement_on_the_projects_names_its_source(seeded: GraphStore) -> None:
    relations = seeded.relations(types=[RelationType.PROJECT_INVOLVEMENT, RelationType.TAKES_PART], scope=EVERYTHING)
    nameless = [r.id for r in relations if not all(c.source for c in r.claims)]
    assert nameless == []


# -- who funds, carries, accompanies, evaluates --------------------------------------------------------------------


def test_auridis_funds_the_dialogues_and_the_federal_fund_cofunds_them(seeded: GraphStore, model: Model) -> None:
    assert {REVIEW, DESCRIPTION, FUNDER} <= actors(seeded, model, QDFH, InvolvementKind.FUNDS)["Auridis Stiftung gGmbH"]
    assert actors(seeded, model, QDFH, InvolvementKind.COFUNDS)[BMFSFJ_FUND] == {REVIEW, DESCRIPTION}


def test_the_follow_up_reverses_who_funds_and_who_cofunds(seeded: GraphStore, model: Model) -> None:
    assert set(actors(seeded, model, FOLLOW_UP, InvolvementKind.FUNDS)) == {BMFSFJ_FUND}
    assert set(actors(seeded, model, FOLLOW_UP, InvolvementKind.COFUNDS)) == {"Auridis Stiftung gGmbH"}


def test_contradicting_statements_on_the_cofunding_stand_side_by_side(seeded: GraphStore, model: Model) -> None:
    cofunding = actors(seeded, model, QDFH, InvolvementKind.COFUNDS)
    assert cofunding == {BMFSFJ_FUND: {REVIEW, DESCRIPTION}, "Nationales Zentrum Frühe Hilfen": {FUNDER}}
    assert actors(seeded, model, QDFH, InvolvementKind.FUNDS)[BMFSFJ_FUND] == {NEWS}


def test_the_centre_carries_both_projects(seeded: GraphStore, model: Model) -> None:
    for project in (QDFH, FOLLOW_UP):
        assert set(actors(seeded, model, project, InvolvementKind.CARRIES)) == {"Nationales Zentrum Frühe Hilfen"}


def test_an_institute_accompanies_the_dialogues_on_behalf_of_the_centre(seeded: GraphStore, model: Model) -> None:
    found = [
        i for i in projects.involvements(seeded, model, QDFH, scope=EVERYTHING) if i.actor_name == "Felsenweg-Institut"
    ]
    assert [i.kind for i in found] == [InvolvementKind.ACCOMPANIES]
    assert {s.value for s in found[0].details[Prop.ON_BEHALF_OF]} == {f"{SHARED}:nzfh"}
    assert "Nationales Zentrum Frühe Hilfen" in actors(seeded, model, QDFH, InvolvementKind.COMMISSIONS)


def test_research_evaluates_the_dialogues_and_those_involved_the_follow_up(seeded: GraphStore, model: Model) -> None:
    institute = "Institut für Sozialforschung, Praxisberatung und Organisationsentwicklung GmbH"
    assert set(actors(seeded, model, QDFH, InvolvementKind.EVALUATES)) == {institute}
    evaluating = actors(seeded, model, FOLLOW_UP, InvolvementKind.EVALUATES)
    assert set(evaluating) == {"Beteiligte in den teilnehmenden Kommunen"}


def test_the_centre_itself_is_carried_and_funded(seeded: GraphStore, model: Model) -> None:
    said = {i.kind: i.actor_name for i in projects.involvements(seeded, model, f"{SHARED}:nzfh", scope=EVERYTHING)}
    assert said == {
        InvolvementKind.CARRIES: "Bundeszentrale für gesundheitliche Aufklärung",
        InvolvementKind.FUNDS: "Bundesministerium für Familie, Senioren, Frauen und Jugend",
        InvolvementKind.COOPERATES: "Deutsches Jugendinstitut",
    }


def test_each_statement_says_where_it_stands(seeded: GraphStore, model: Model) -> None:
    funding = next(
        i for i in projects.involvements(seeded, model, QDFH, scope=EVERYTHING) if i.kind == InvolvementKind.FUNDS
    )
    places = {s.source: s.locator for s in funding.statements}
    assert places[DESCRIPTION] == "Kap. 5"


def test_an_unknown_project_is_an_error(seeded: GraphStore, model: Model) -> None:
    with pytest.raises(NotFoundError):
        projects.involvements(seeded, model, f"{SHARED}:gibt-es-nicht", scope=EVERYTHING)


# -- contradictions are kept ---------------------------------------------------------------------------------------


def test_three_sources_give_three_durations_and_the_dates_a_fourth(seeded: GraphStore, model: Model) -> None:
    found = {d.property: d for d in projects.disagreements(seeded, model, QDFH, scope=EVERYTHING)}
    assert {s.value for s in found[Prop.DURATION_STATEMENT].statements} == {
        "zweieinhalb Jahre",
        "31 Monate (errechnet aus 01.09.2018 bis 31.03.2021)",
        "rund zweijähriger Qualitätsentwicklungsprozess",
        "Laufzeit 3 Jahre",
    }


def test_three_years_and_39_months_stay_both(seeded: GraphStore, model: Model) -> None:
    found = {d.property: d for d in projects.disagreements(seeded, model, FOLLOW_UP, scope=EVERYTHING)}
    said = [s.value for s in found[Prop.DURATION_STATEMENT].statements]
    assert said == ["drei Jahre", "39 Monate (errechnet aus April 2022 bis Juni 2025)"]


def test_time_frames_of_different_things_are_no_contradiction(seeded: GraphStore, model: Model) -> None:
    qdfh = record(seeded, QDFH)
    assert (qdfh.value(Prop.FUNDING_START), qdfh.value(Prop.PARTICIPATION_START)) == ("2017", "2019")
    assert {c.value for c in qdfh.about(Prop.START_DATE)} == {"2018-09-01", "2018"}
    assert Prop.START_DATE not in {d.property for d in projects.disagreements(seeded, model, QDFH, scope=EVERYTHING)}


def test_the_workshops_last_one_to_two_days_or_two(seeded: GraphStore, model: Model) -> None:
    (found,) = projects.disagreements(seeded, model, f"{SHARED}:werkstaetten", scope=EVERYTHING)
    assert {(s.value, s.locator) for s in found.statements} == {
        ("ein- bis zweitägig", "Kap. 3"),
        ("zweitägig", "Kap. 7"),
    }


def test_a_cluster_has_four_districts_or_three_to_five(seeded: GraphStore) -> None:
    sizes = " ".join(record(seeded, QDFH).all(Prop.SIZE_STATEMENT))
    assert "Idealtypisch schließen sich vier" in sizes
    assert "Jeweils drei bis vier Kommunen" in sizes
    assert "Cluster 6 mit fünf Kommunen" in sizes


def test_stendal_says_it_takes_part_and_the_centre_does_not_list_it(seeded: GraphStore, model: Model) -> None:
    for id in ("t-15090-pb", "t-15090-qdfh"):
        relation = seeded.get(f"{SHARED}:{id}", scope=EVERYTHING)
        assert isinstance(relation, Relation)
        assert {c.status for c in relation.about(EXISTS)} == {StatementStatus.ONE_SIDED, StatementStatus.DISPUTED}
        assert relation.presence is Presence.UNKNOWN
        assert EXISTS in {d.property for d in projects.disagreements(seeded, model, relation.id, scope=EVERYTHING)}


def test_the_paper_names_one_dimension_where_the_centre_names_two(seeded: GraphStore) -> None:
    relation = seeded.get(f"{SHARED}:t-01058-qdfh", scope=EVERYTHING)
    assert isinstance(relation, Relation)
    by_source = {(c.source, c.value) for c in relation.about(Prop.DIMENSION)}
    assert by_source == {
        (f"{SHARED}:nzfh-kommunen-und-cluster", "3"),
        (f"{SHARED}:nzfh-kommunen-und-cluster", "7"),
        (f"{SHARED}:vo-2018-601", "7"),
    }


def test_spellings_of_the_follow_up_are_aliases(seeded: GraphStore) -> None:
    aliases = record(seeded, FOLLOW_UP).all(Prop.ALIAS)
    assert [a for a in aliases if "qualitativ" in a]
    assert [a for a in aliases if "qualitätsvoll" in a]
    assert "Auridis gGmbH" in record(seeded, f"{SHARED}:auridis-stiftung").all(Prop.ALIAS)


# -- districts, clusters, bodies -----------------------------------------------------------------------------------


def test_23_districts_take_part_in_six_clusters(seeded: GraphStore) -> None:
    by_cluster: dict[str, int] = {}
    for relation in seeded.relations(of=QDFH, types=[RelationType.TAKES_PART], scope=EVERYTHING):
        cluster = relation.value(Prop.CLUSTER)
        if cluster is not None:
            by_cluster[cluster] = by_cluster.get(cluster, 0) + 1
    assert by_cluster == {
        f"{SHARED}:cluster-{n}": size for n, size in zip(range(1, 7), (3, 4, 4, 3, 4, 5), strict=True)
    }


def test_city_and_county_of_dueren_are_two_districts_and_boroughs_have_own_keys(seeded: GraphStore) -> None:
    keys = {d.owner for d in seeded.records(types=[EntityType.DISTRICT], scope=EVERYTHING)}
    assert {"05358", "05358008", "11-pankow", "02-harburg", "03241001"} <= keys
    assert record(seeded, "11-pankow:bezirk").value(Prop.AGS) is None


def test_a_cluster_body_belongs_to_every_district_of_its_cluster(seeded: GraphStore) -> None:
    covered = seeded.relations(of="04011:c5-steuerung", types=[RelationType.COVERS_DISTRICT], scope=EVERYTHING)
    assert {r.target for r in covered} == {f"{k}:bezirk" for k in ("04011", "04012", "03357", RENDSBURG)}


def test_a_cluster_body_is_seen_by_its_districts_and_by_no_other(seeded: GraphStore) -> None:
    for district, seen in ((RENDSBURG, True), ("04011", True), ("05913", False), (KARLSRUHE, False)):
        assert (seeded.get("04011:c5-steuerung", Scope.of(district)) is not None) is seen, district


def test_the_follow_up_goes_back_to_the_dialogues(seeded: GraphStore) -> None:
    assert record(seeded, FOLLOW_UP).value(Prop.PREDECESSOR) == QDFH
    assert record(seeded, SECOND).value(Prop.PREDECESSOR) == FOLLOW_UP


def test_goals_stand_per_source(seeded: GraphStore) -> None:
    goals = [
        g
        for g in seeded.records(types=[EntityType.GOAL], scope=EVERYTHING)
        if g.owner == SHARED and g.value(Prop.PROJECT) == QDFH
    ]
    per_source: dict[str, int] = {}
    for goal in goals:
        (source,) = goal.sources
        per_source[record(seeded, source).name] = per_source.get(record(seeded, source).name, 0) + 1
    assert (per_source[REVIEW], per_source[DESCRIPTION], per_source[FUNDER]) == (6, 5, 2)
    assert sum(per_source.values()) == 20


# -- phases --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2022, 4, 1), "Vorbereitungsphase"),
        (date(2022, 9, 30), "Konstituierungsphase"),
        (date(2022, 10, 1), "Zielbestimmungsphase"),
        (date(2023, 6, 15), "Maßnahmenphase"),
        (date(2024, 2, 29), "Umsetzungsphase"),
        (date(2025, 6, 30), "Evaluations- und Transferphase"),
    ],
)
def test_one_phase_of_the_follow_up_is_due_on_a_day(seeded: GraphStore, on: date, name: str) -> None:
    assert [p.name for p in projects.phase_due(seeded, FOLLOW_UP, on, scope=EVERYTHING).due] == [name]


def test_before_the_first_phase_nothing_is_due_and_the_first_follows(seeded: GraphStore) -> None:
    state = projects.phase_due(seeded, FOLLOW_UP, date(2022, 3, 31), scope=EVERYTHING)
    assert (state.due, state.previous) == ((), None)
    assert state.following is not None
    assert state.following.name == "Vorbereitungsphase"


def test_after_the_last_phase_nothing_is_due(seeded: GraphStore) -> None:
    state = projects.phase_due(seeded, FOLLOW_UP, date(2025, 7, 1), scope=EVERYTHING)
    assert (state.due, state.following) == ((), None)
    assert state.previous is not None
    assert state.previous.name == "Evaluations- und Transferphase"


def test_results_due_come_with_the_phase_and_its_source(seeded: GraphStore) -> None:
    (phase,) = projects.phase_due(seeded, FOLLOW_UP, date(2023, 1, 1), scope=EVERYTHING).due
    assert (phase.planned_start, phase.planned_end) == ("2022-10", "2023-04")
    assert "Ist-Stand-Analyse" in phase.results_due
    assert [r for r in phase.results_due if r.startswith("Beschlussvorlage")]
    assert phase.sources[0].startswith("NZFH: Informationen zum Projekt")


def test_phases_without_planned_dates_are_named_as_undated(seeded: GraphStore) -> None:
    state = projects.phase_due(seeded, QDFH, date(2019, 6, 1), scope=EVERYTHING)
    assert state.due == ()
    assert [p.order for p in state.undated] == [1, 2, 3]
    assert "Name nicht genannt" in state.undated[0].name


# -- no persons ----------------------------------------------------------------------------------------------------


def _beginning(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()[:5]


def _named(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text) if _beginning(word) in PERSONS}


def test_no_person_of_the_texts_is_named_in_the_seed() -> None:
    files = [p for folder in FOLDERS for p in sorted((SEED / folder).glob("*.csv"))] + [SEED / "SOURCES.md"]
    assert len(files) > 30
    assert {path.name: found for path in files if (found := _named(path.read_text("utf-8")))} == {}


def test_no_record_of_the_seed_is_a_person(seeded: GraphStore) -> None:
    assert list(seeded.records(types=[EntityType.PERSON], scope=EVERYTHING)) == []
