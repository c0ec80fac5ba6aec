"""The gold answers for Karlsruhe, checked by hand in the council papers, over what ships in ``seed/karlsruhe``."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.district.loading import district_of, newest_list_date, snapshot_of
from graph.district.snapshot import Snapshot
from graph.imports import ImportReport, import_file
from graph.records import Relation
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from ontology import Model
from ontology.names import Prop, RelationType
from ontology.values import as_int

KEY = "08212"
SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"
JHA, LENKUNGSGRUPPE, NETZWERK, RUNDER_TISCH, GEMEINDERAT = (f"{KEY}:G0{n}" for n in (1, 2, 3, 5, 9))
NEWEST_LIST = date(2024, 9, 24)


@pytest.fixture(scope="module")
def karlsruhe(model: Model) -> Iterator[tuple[GraphStore, ImportReport]]:
    store = open_store("sqlite://", model)
    yield store, import_file(SEED, store, model, author="test", time="2026-11-22T12:00:00+01:00")
    store.close()


@pytest.fixture(scope="module")
def snapshot(karlsruhe: tuple[GraphStore, ImportReport], model: Model) -> Snapshot:
    return _at(karlsruhe[0], model, NEWEST_LIST)


def _at(store: GraphStore, model: Model, on: date) -> Snapshot:
    return snapshot_of(store, model, district_of(store, KEY, Scope.of(KEY)), on)


def _members(snapshot: Snapshot, *bodies: str) -> set[str]:
    return {d.relation.source for body in bodies for d in snapshot.seats_in(body)}


def _sectors(snapshot: Snapshot, body: str) -> list[str | None]:
    return [snapshot.sector(member) for member in sorted(_members(snapshot, body))]


def _names(snapshot: Snapshot, ids: set[str]) -> set[str]:
    return {snapshot.name(id) for id in ids}


def _consultations(store: GraphStore, *, paper: str = "", body: str = "") -> list[Relation]:
    papers = {e.id: e.value(Prop.REFERENCE) for e in store.records(types=["Paper"], scope=EVERYTHING)}
    found = store.relations(types=[RelationType.CONSULTATION], scope=EVERYTHING)
    return [r for r in found if (not paper or papers[r.source] == paper) and (not body or r.target == body)]


def test_every_row_is_accepted_and_only_ambiguous_words_are_asked_about(
    karlsruhe: tuple[GraphStore, ImportReport],
) -> None:
    report = karlsruhe[1]
    assert (report.rows_read, report.rows_accepted, report.rows_rejected) == (260, 260, 0)
    assert {p.severity for p in report.problems} == {"question"}
    assert {p.found for p in report.problems} == {"Schnittstelle", "Querschnitt", "Mitglied"}


def test_the_list_has_61_organizations_9_bodies_80_memberships_19_agreements_and_54_ties(
    karlsruhe: tuple[GraphStore, ImportReport],
) -> None:
    store = karlsruhe[0]
    counted = {
        t: sum(1 for _ in store.records(types=[t], scope=EVERYTHING)) for t in ("Organization", "Agreement", "Service")
    }
    assert counted == {"Organization": 61, "Agreement": 19, "Service": 11}
    assert sum(1 for _ in store.records(types=["Committee", "EarlyHelpNetwork"], scope=EVERYTHING)) == 9
    ties = {
        t: sum(1 for _ in store.relations(types=[t], scope=EVERYTHING))
        for t in ("Membership", "Cooperation", "Consultation")
    }
    assert ties == {"Membership": 80, "Cooperation": 54, "Consultation": 9}


def test_the_youth_welfare_committee_has_25_rows_of_24_organizations_and_none_from_health(snapshot: Snapshot) -> None:
    rows = snapshot.seats_in(JHA)
    assert len(rows) == 25
    assert len({d.relation.source for d in rows}) == 24
    assert "GES" not in _sectors(snapshot, JHA)


def test_five_youth_association_seats_are_one_row(snapshot: Snapshot) -> None:
    rows = [d.relation for d in snapshot.seats_in(JHA) if d.relation.source == f"{KEY}:A14"]
    assert sorted((r.value(Prop.ROLE), as_int(r.values, Prop.SEATS)) for r in rows) == [
        ("advisoryExOfficio", 1),
        ("voting", 5),
    ]


def test_the_steering_group_has_5_from_youth_welfare_and_4_from_health(snapshot: Snapshot) -> None:
    sectors = _sectors(snapshot, LENKUNGSGRUPPE)
    assert (sectors.count("KJH"), sectors.count("GES")) == (5, 4)


def test_the_round_table_has_13_of_20_from_health_and_1_from_youth_welfare(snapshot: Snapshot) -> None:
    sectors = _sectors(snapshot, RUNDER_TISCH)
    assert (len(sectors), sectors.count("GES"), sectors.count("KJH")) == (20, 13, 1)


def test_round_table_and_youth_welfare_committee_share_nobody(snapshot: Snapshot) -> None:
    assert not _members(snapshot, RUNDER_TISCH) & _members(snapshot, JHA)


def test_round_table_and_network_share_four_members(snapshot: Snapshot) -> None:
    shared = _members(snapshot, RUNDER_TISCH) & _members(snapshot, NETZWERK, LENKUNGSGRUPPE)
    assert _names(snapshot, shared) == {
        "Kinderbüro – Koordination Frühe Prävention/Frühe Hilfen",
        "Gesundheitsamt Karlsruhe",
        "Hebammenverband Baden-Württemberg, Kreisgruppe Karlsruhe",
        "Schwangerenberatungsstellen Karlsruhe",
    }


def test_a_body_can_be_a_member_of_a_body(snapshot: Snapshot) -> None:
    assert NETZWERK in _members(snapshot, RUNDER_TISCH)
    assert snapshot.entities[NETZWERK].type == "EarlyHelpNetwork"


def test_three_agreement_partners_have_no_seat_in_the_committee(snapshot: Snapshot) -> None:
    agreements = {
        a.id
        for a in snapshot.of_type("Agreement")
        if a.value(Prop.RAW_KIND) == "Kooperationsvereinbarung Frühe Prävention"
    }
    partners = {d.relation.source for d in snapshot.relations_of(RelationType.SIGNS) if d.relation.target in agreements}
    assert _names(snapshot, partners - _members(snapshot, JHA)) == {
        "Verein für Jugendhilfe e. V.",
        "pro familia Karlsruhe",
        "Paritätische Sozialdienste gGmbH",
    }


def test_13_voting_seats_are_recorded_and_substitutes_are_none_of_them(snapshot: Snapshot) -> None:
    voting = [d.relation for d in snapshot.seats_in(JHA) if d.relation.value(Prop.ROLE) == "voting"]
    assert sum(as_int(r.values, Prop.SEATS) or 1 for r in voting) == 13
    substitutes = [d.relation for d in snapshot.seats_in(JHA) if d.relation.value(Prop.ROLE) == "substitute"]
    assert len(substitutes) == 5


def test_council_members_are_expressly_not_recorded(snapshot: Snapshot) -> None:
    committee = snapshot.entities[JHA]
    assert not snapshot.members_complete(committee)
    assert committee.value(Prop.MISSING_PART) == "Mitglieder aus dem Gemeinderat"
    assert snapshot.members_complete(snapshot.entities[RUNDER_TISCH])


@pytest.mark.parametrize(
    ("paper", "bodies"),
    [
        ("KA 2018/0743", {"Gemeinderat"}),
        ("KA 2022/2377", {"Ausschuss für Umwelt und Gesundheit", "Sozialausschuss"}),
        ("KA 2026/0350", {"Jugendhilfeausschuss"}),
    ],
)
def test_a_paper_was_consulted_in_these_bodies_only(
    karlsruhe: tuple[GraphStore, ImportReport], paper: str, bodies: set[str]
) -> None:
    store = karlsruhe[0]
    found = {getattr(store.get(r.target, scope=EVERYTHING), "name", "") for r in _consultations(store, paper=paper)}
    assert found == bodies


def test_recorded_consultations_in_the_youth_welfare_committee(karlsruhe: tuple[GraphStore, ImportReport]) -> None:
    days = sorted(r.value(Prop.DATE) or "" for r in _consultations(karlsruhe[0], body=JHA))
    assert days == ["2012-10-10", "2019-05-08", "2021-03-17", "2026-06-19"]


def test_two_decisions_of_the_council_are_recorded_with_their_words(karlsruhe: tuple[GraphStore, ImportReport]) -> None:
    store = karlsruhe[0]
    decided = [r for r in _consultations(store) if r.value(Prop.ROLE) == "ENTSCH"]
    assert {r.target for r in decided} == {GEMEINDERAT}
    assert sorted((r.value(Prop.DATE), r.value(Prop.RAW_RESULT), r.value(Prop.RESULT)) for r in decided) == [
        ("2018-11-20", "mehrheitlich beschlossen", "adopted"),
        ("2019-05-14", "einstimmig zugestimmt", "adopted"),
    ]


def test_within_the_last_24_months_there_is_only_a_taking_note(karlsruhe: tuple[GraphStore, ImportReport]) -> None:
    recent = [r for r in _consultations(karlsruhe[0]) if (r.value(Prop.DATE) or "") > "2024-11-22"]
    assert [r.value(Prop.ROLE) for r in recent] == ["KENNT"]


def test_nothing_is_said_where_the_information_system_says_nothing(
    karlsruhe: tuple[GraphStore, ImportReport],
) -> None:
    store = karlsruhe[0]
    (council,) = _consultations(store, paper="KA 1207/2012", body=GEMEINDERAT)
    assert council.value(Prop.ROLE) is None
    assert council.value(Prop.RESULT) is None
    item = store.get(council.value(Prop.AGENDA_ITEM) or "", scope=EVERYTHING)
    assert item is not None
    assert (item.value("number"), item.value("public")) == ("7", "true")


def test_the_end_of_2020_does_not_show_the_round_table(
    karlsruhe: tuple[GraphStore, ImportReport], model: Model
) -> None:
    earlier = _at(karlsruhe[0], model, date(2020, 12, 31))
    assert RUNDER_TISCH not in earlier.entities
    assert not earlier.seats_in(RUNDER_TISCH)
    assert LENKUNGSGRUPPE in {b.id for b in earlier.bodies}


def test_the_newest_list_is_of_september_2024(karlsruhe: tuple[GraphStore, ImportReport]) -> None:
    assert newest_list_date(karlsruhe[0], KEY) == NEWEST_LIST


def test_sources_are_of_2018_2022_and_2024(karlsruhe: tuple[GraphStore, ImportReport]) -> None:
    stated = {d.value(Prop.STATED_ON) for d in karlsruhe[0].records(types=["Source"], scope=EVERYTHING)}
    assert {"2018-10-24", "2022-11-30", "2024-09-24"} <= stated


def test_today_ties_and_seats_of_2018_and_2022_are_stale(
    karlsruhe: tuple[GraphStore, ImportReport], model: Model
) -> None:
    today = _at(karlsruhe[0], model, date(2026, 11, 22))
    assert {t.certainty for t in today.network.cooperation} == {"stale"}
    assert {d.certainty for d in today.seats_in(RUNDER_TISCH)} == {"stale"}


def test_54_tie_rows_are_52_pairs_among_24_of_61_organizations(snapshot: Snapshot) -> None:
    assert len(snapshot.network.cooperation) == 52
    assert (len(snapshot.with_tie_data), len(snapshot.organizations)) == (24, 61)
    assert not snapshot.ties_suffice


def test_words_of_the_list_say_how_close_a_tie_is(karlsruhe: tuple[GraphStore, ImportReport]) -> None:
    ties = karlsruhe[0].relations(types=["Cooperation"], scope=EVERYTHING)
    counted: dict[str, int] = {}
    for tie in ties:
        counted[tie.value(Prop.INTENSITY) or ""] = counted.get(tie.value(Prop.INTENSITY) or "", 0) + 1
    assert counted == {"3": 7, "2": 11, "1": 36}


def test_coded_columns_stand_as_inferred_beside_the_words_of_the_list(snapshot: Snapshot) -> None:
    midwives = snapshot.entities[f"{KEY}:A23"]
    assert (midwives.value(Prop.RAW_SECTOR), midwives.value(Prop.SECTOR)) == ("Gesundheit", "GES")
    assert {c.status for c in midwives.about(Prop.ACTOR_TYPE)} == {"inferred"}
    assert {c.status for c in midwives.about(Prop.SECTOR)} == {"fromList"}
    assert snapshot.coordination == {f"{KEY}:A02"}
