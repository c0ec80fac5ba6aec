"""Council data becomes bodies, papers and consultations of a district, in one batch, and nothing is lost in silence."""

import shutil
from pathlib import Path

import pytest

from graph.council.council_choice import Aside
from graph.council.council_files import gathered_from
from graph.council.defects import Defect
from graph.council.importing import CouncilAsked, bring_in
from graph.imports import import_file
from graph.records import Entity
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Scope
from graph.stores.journal import undo
from ontology import Model
from ontology.names import EntityType, Prop, RelationType
from tests.council.conftest import BY, brought, changed, gathered
from tests.council.council_city import address, body, city, meeting, paper, typed

HERE = Scope(frozenset({"99001"}))


def entities(store: GraphStore, kind: EntityType, scope: Scope = HERE) -> dict[str, Entity]:
    return {e.name: e for e in store.records(scope, [kind])}


def consultations(store: GraphStore, scope: Scope = HERE) -> list[tuple[str, str, str, str | None, str | None]]:
    names = {e.id: e.value(Prop.NAME) or "" for e in store.records(scope)}
    ties = store.relations(scope=scope, types=[RelationType.CONSULTATION])
    return sorted(
        (t.value(Prop.DATE) or "", names[t.target], names[t.source], t.value(Prop.ROLE), t.value(Prop.RESULT))
        for t in ties
    )


def test_papers_on_early_help_come_in_with_where_they_were_consulted_and_what_came_of_it(
    store: GraphStore, model: Model
) -> None:
    brought(store, model)
    assert consultations(store) == [
        ("2025-03-20", "Jugendhilfeausschuss", "Sachstandsbericht Frühe Hilfen", "KENNT", "noted"),
        ("2025-04-08", "Gemeinderat", "Sachstandsbericht Frühe Hilfen", "ENTSCH", "adopted"),
        ("2025-06-20", "Jugendhilfeausschuss", "Familienhebammen: Fortsetzung der Förderung", "VORB", None),
    ]
    bodies = entities(store, EntityType.COMMITTEE)
    assert {name: b.value(Prop.KIND) for name, b in bodies.items()} == {
        "Jugendhilfeausschuss": "JHA",
        "Gemeinderat": "PARL-S",
    }
    assert bodies["Jugendhilfeausschuss"].all(Prop.SAME_AS) == (address("organizations", 1),)
    topics = {p.value(Prop.NAME): p.value(Prop.TOPIC_RELATION) for p in store.records(HERE, [EntityType.PAPER])}
    assert topics == {"Sachstandsbericht Frühe Hilfen": "core", "Familienhebammen: Fortsetzung der Förderung": "partly"}


def test_a_result_that_no_word_list_knows_is_kept_as_it_is_written_and_asked_about(
    store: GraphStore, model: Model
) -> None:
    report = brought(store, model)
    tie = next(t for t in store.relations(scope=HERE) if t.value(Prop.DATE) == "2025-06-20")
    assert tie.value(Prop.RAW_RESULT) == "keine Abstimmung"
    assert [p.found for p in report.listed.problems] == ["keine Abstimmung"]


def test_every_object_is_taken_or_left_aside_with_the_reason(store: GraphStore, model: Model) -> None:
    report = brought(store, model)
    assert report.aside == {
        Aside.OTHER_TOPIC: 2,
        Aside.OTHER_CONSULTATION: 2,
        Aside.OTHER_BODY: 1,
        Aside.OFFICE: 1,
        Aside.PARLIAMENTARY_GROUP: 1,
        Aside.PLACEHOLDER: 1,
        Aside.SEAT_OF_A_PERSON: 1,
        Aside.MEETING_WITHOUT: 1,
        Aside.ITEM_WITHOUT: 2,
    }
    assert sum(report.read.values()) == sum(report.taken.values()) + sum(report.aside.values())


def test_a_seat_belongs_to_the_organization_that_sends_and_no_person_is_kept(store: GraphStore, model: Model) -> None:
    brought(store, model)
    names = {e.id: e.name for e in store.records(HERE)}
    seats = [(names[t.source], names[t.target], t.value(Prop.VOTING_RIGHT)) for t in store.relations(scope=HERE)
             if t.type == RelationType.MEMBERSHIP]  # fmt: skip
    assert seats == [("Caritasverband Musterstadt e. V.", "Jugendhilfeausschuss", "true")]


def test_an_end_that_holds_the_name_of_an_organization_is_who_sends(store: GraphStore, model: Model) -> None:
    seat = typed("Membership", "memberships", 7, endDate="Diakonisches Werk Musterstadt", role="Mitglied",
                 organization=address("organizations", 1))  # fmt: skip
    report = brought(store, model, [*city(), seat])
    assert "Diakonisches Werk Musterstadt" in {e.name for e in store.records(HERE, [EntityType.ORGANIZATION])}
    assert [c.example.found for c in report.defects if c.defect == Defect.NAME_FOR_DAY] == [
        "Diakonisches Werk Musterstadt"
    ]


def test_the_same_data_again_change_nothing(store: GraphStore, model: Model) -> None:
    first = brought(store, model)
    again = brought(store, model)
    assert (first.listed.revision is None, again.listed.revision) == (False, None)
    assert (again.listed.created, again.listed.changed, again.confirmed, again.listed.no_longer) == ((), (), (), ())


def test_data_of_a_later_day_confirm_what_they_say_again_without_piling_up(store: GraphStore, model: Model) -> None:
    brought(store, model)
    before = {e.id: len(e.claims) for e in store.records(HERE)}
    later = brought(store, model, by="2026-06-30")
    assert later.listed.changed == ()
    assert {e.id: len(e.claims) for e in store.records(HERE)} | {later_source(store): 0} == before | {
        later_source(store): 0
    }
    assert entities(store, EntityType.COMMITTEE)["Gemeinderat"].as_of == "2026-06-30"
    older = brought(store, model, by="2026-03-01")
    assert (older.listed.changed, older.confirmed) == ((), ())


def later_source(store: GraphStore) -> str:
    return next(e.id for e in store.records(HERE, [EntityType.SOURCE]))


def test_what_is_not_delivered_any_more_stays_and_is_told(store: GraphStore, model: Model) -> None:
    brought(store, model)
    without = brought(store, model, [one for one in city() if one["id"] != address("papers", 2)])
    names = {e.id: e.name for e in store.records(HERE)}
    assert "Familienhebammen: Fortsetzung der Förderung" in {e.value(Prop.NAME) for e in store.records(HERE)}
    assert "2025/0002" in {names.get(id) or "" for id in without.listed.no_longer} | {
        e.value(Prop.REFERENCE) for e in store.records(HERE) if e.id in without.listed.no_longer
    }


def test_a_renamed_body_is_the_same_body(store: GraphStore, model: Model) -> None:
    brought(store, model)
    id = entities(store, EntityType.COMMITTEE)["Jugendhilfeausschuss"].id
    brought(
        store,
        model,
        changed(city(), address("organizations", 1), name="Kinder- und Jugendhilfeausschuss"),
        by="2026-09-01",
    )
    found = store.get(id, HERE)
    assert isinstance(found, Entity)
    assert "Kinder- und Jugendhilfeausschuss" in {*found.all(Prop.ALIAS), found.name}
    assert len(entities(store, EntityType.COMMITTEE)) == 2


def test_terms_of_one_body_are_one_body(store: GraphStore, model: Model) -> None:
    older = body(4, "Jugendhilfeausschuss", startDate="2019-09-01", endDate="2024-08-31")
    brought(store, model, [*city(), older])
    found = entities(store, EntityType.COMMITTEE)["Jugendhilfeausschuss"]
    assert found.all(Prop.SAME_AS) == (address("organizations", 1), address("organizations", 4))
    assert found.value(Prop.END_DATE) is None


def test_a_cancelled_meeting_consulted_nothing(store: GraphStore, model: Model) -> None:
    off = changed(city(), address("meetings", 103), cancelled=True)
    report = brought(store, model, off)
    assert report.aside[Aside.CANCELLED] == 1
    assert [day for day, *_ in consultations(store)] == ["2025-03-20", "2025-04-08"]


def test_deleted_objects_are_told_and_not_taken(store: GraphStore, model: Model) -> None:
    report = brought(store, model, changed(city(), address("papers", 1), deleted=True))
    assert [c.number for c in report.defects if c.defect == Defect.DELETED] == [1]
    assert "Sachstandsbericht Frühe Hilfen" not in {e.value(Prop.NAME) for e in store.records(HERE)}


@pytest.mark.parametrize(
    ("change", "defect"),
    [
        ({"meeting": address("meetings", 999)}, Defect.UNKNOWN_MEETING),
        ({"meeting": None, "agendaItem": None}, Defect.NO_MEETING),
        ({"organization": [address("organizations", 77)]}, Defect.UNKNOWN_BODY),
        ({"agendaItem": address("agendaitems", 999)}, Defect.UNKNOWN_ITEM),
        ({"organization": address("organizations", 1)}, Defect.WRONG_SHAPE),
        ({"type": ""}, Defect.NO_TYPE),
    ],
)
def test_a_consultation_that_leads_nowhere_is_told(
    store: GraphStore, model: Model, change: dict[str, object], defect: Defect
) -> None:
    objects = city()
    row = next(one for one in objects if one["id"] == address("papers", 2))["consultation"][0]
    row.update(change)
    report = brought(store, model, objects)
    assert defect in {c.defect for c in report.defects}
    assert sum(report.read.values()) == sum(report.taken.values()) + sum(report.aside.values())


def test_what_a_person_says_of_a_paper_comes_before_its_words(store: GraphStore, model: Model) -> None:
    data = gathered(city())
    topics = {address("papers", 1): "", address("papers", 3): "related"}
    bring_in(data, store, model, CouncilAsked("99001", topics=topics), BY)
    found = {e.value(Prop.NAME): e.value(Prop.TOPIC_RELATION) for e in store.records(HERE, [EntityType.PAPER])}
    assert found == {"Familienhebammen: Fortsetzung der Förderung": "partly", "Sanierung der Marktstraße": "related"}


def test_undo_takes_the_whole_import_back(store: GraphStore, model: Model) -> None:
    revision = brought(store, model).listed.revision
    assert revision is not None
    undo(store, revision.number, author="Koordination", time="2026-02-02T10:00:00+01:00", scope=EVERYTHING)
    assert list(store.records(HERE, [EntityType.PAPER, EntityType.COMMITTEE])) == []


def test_a_paper_that_is_recorded_by_hand_is_the_same_paper(store: GraphStore, model: Model, tmp_path: Path) -> None:
    (tmp_path / "Beratungen.csv").write_text(
        "Vorlage;Titel;Gremium;Datum;Rolle\n"
        "MU 2025/0001;Sachstandsbericht Frühe Hilfen;Jugendhilfeausschuss;20.03.2025;Kenntnisnahme\n",
        encoding="utf-8",
    )
    (tmp_path / "Gremien.csv").write_text("Kennung;Name\nG1;Jugendhilfeausschuss\n", encoding="utf-8")
    import_file(tmp_path, store, model, author="x", time="2026-01-01T10:00:00+01:00", district="99001")
    brought(store, model)
    assert [(day, name) for day, name, *_ in consultations(store)] == [
        ("2025-03-20", "Jugendhilfeausschuss"),
        ("2025-04-08", "Gemeinderat"),
        ("2025-06-20", "Jugendhilfeausschuss"),
    ]
    assert [e.id for e in entities(store, EntityType.COMMITTEE).values() if e.name == "Jugendhilfeausschuss"] == [
        "99001:G1"
    ]


def test_karlsruhe_gives_the_answers_that_were_checked_by_hand(
    store: GraphStore, model: Model, real_council: Path, tmp_path: Path
) -> None:
    for name in ("papers_jha_und_thema.json", "meetings_dazu.json", "organizations.json"):
        shutil.copy(real_council / name, tmp_path)
    import_file(Path("seed/karlsruhe"), store, model, author="x", time="2026-01-01T10:00:00+01:00")
    bring_in(gathered_from(tmp_path), store, model, CouncilAsked("08212"), BY)
    scope = Scope(frozenset({"08212"}))
    names = {e.id: e.value(Prop.NAME) or "" for e in store.records(scope)}
    papers = {e.id: e for e in store.records(scope, [EntityType.PAPER])}
    rows = list(store.relations(scope=scope, types=[RelationType.CONSULTATION]))

    def heard(number: str) -> set[tuple[str | None, str]]:
        of = [t for t in rows if number in (papers[t.source].value(Prop.REFERENCE) or "")]
        return {(t.value(Prop.DATE), names[t.target]) for t in of}

    assert {body for _, body in heard("2018/0743")} == {"Gemeinderat"}
    assert {body for _, body in heard("2022/2377")} == {"Ausschuss für Umwelt und Gesundheit", "Sozialausschuss"}
    assert heard("2026/0350") == {("2026-06-19", "Jugendhilfeausschuss")}
    by_hand = {p.id for p in papers.values() if p.value(Prop.TOPIC_RELATION) is None}
    days = {t.value(Prop.DATE) for t in rows if t.source in by_hand and names[t.target] == "Jugendhilfeausschuss"}
    assert days == {"2012-10-10", "2019-05-08", "2021-03-17", "2026-06-19"}


def test_names_of_papers_and_bodies_of_foreign_data_are_texts(store: GraphStore, model: Model) -> None:
    hostile = "Frühe Hilfen <script>alert(1)</script> \x07" + "x" * 300
    objects = changed(city(), address("papers", 1), name=hostile)
    brought(store, model, objects)
    names = [e.value(Prop.NAME) or "" for e in store.records(HERE, [EntityType.PAPER])]
    assert [n for n in names if n.startswith("Frühe Hilfen <script>alert(1)</script> xxx")]


def test_a_meeting_that_lies_ahead_is_told(store: GraphStore, model: Model) -> None:
    objects = [
        *city(),
        meeting(105, 1, "2027-01-20", {16: None}),
        paper(5, "Frühe Hilfen: Ausblick", {16: (1, 105, "Kenntnisnahme")}),
    ]
    report = brought(store, model, objects)
    assert [c.number for c in report.defects if c.defect == Defect.IN_THE_FUTURE] == [1]


def test_only_who_says_that_all_papers_are_there_proves_that_one_is_not(store: GraphStore, model: Model) -> None:
    brought(store, model)
    assert entities(store, EntityType.COMMITTEE)["Gemeinderat"].value(Prop.PAPERS_COMPLETE_FROM) is None
    bring_in(gathered(city()), store, model, CouncilAsked("99001", complete_since="2019-01-01"), BY)
    body = entities(store, EntityType.COMMITTEE)["Gemeinderat"]
    period = (body.value(Prop.PAPERS_COMPLETE_FROM), body.value(Prop.PAPERS_COMPLETE_UNTIL))
    assert period == ("2019-01-01", "2026-01-31")
