"""The five questions, asked of the shipped material: what public papers of real districts answer, and what they leave.

The expected answers are those of the published cases (domain 8) as their papers say them.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.across.answer_rows import AcrossRow
from graph.across.asking_across import Across, across_headline, answer_note, ask_across
from graph.across.body_years import body_years
from graph.across.district_answers import AcrossQuestion
from graph.certainty import Certainty
from graph.imports import import_file
from graph.records import SHARED
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from ontology import Model
from ontology.names import EntityType, Prop, RelationType

SEED = Path(__file__).parents[2] / "seed"
FOLDERS = ("projekte", "rendsburg_eckernfoerde", "bund")
ON = date(2026, 11, 29)


@pytest.fixture(scope="module")
def store(model: Model) -> Iterator[GraphStore]:
    opened = open_store("sqlite://", model)
    for folder in FOLDERS:
        import_file(SEED / folder, opened, model, author="test", time="2026-01-01T00:00:00+00:00")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def across(store: GraphStore, model: Model) -> Across:
    return ask_across(store, model, EVERYTHING, ON)


def _rows(across: Across, question: AcrossQuestion) -> dict[str, AcrossRow]:
    return {row.record.partition(":")[2]: row for row in across.answers[question].rows}


def test_who_took_a_resolution_to_develop_the_network(across: Across) -> None:
    rows = _rows(across, AcrossQuestion.MANDATES)
    sure = {id for id, row in rows.items() if row.certainty.holds}
    assert sure == {"coesfeld-auftrag", "emden-auftrag", "nienburg-beschluss", "borken-auftrag"}
    coesfeld = rows["coesfeld-auftrag"]
    assert "(48 dafür, 0 dagegen, 0 enthalten)" in coesfeld.what.de
    # 48 votes suggest the council of the county; the text does not say so, and neither does the answer.
    assert coesfeld.doubt is not None
    assert "Welches Gremium, ist nicht erfasst." in coesfeld.doubt.de
    assert "Kreistag" not in coesfeld.what.de
    assert "Jugendhilfeausschuss der Stadt Emden" in rows["emden-auftrag"].what.de
    # An adopted concept of 2007 may be one: a question, no answer.
    assert rows["soest-p-109"].certainty is Certainty.UNKNOWN


def test_where_other_bodies_than_the_youth_welfare_committee_dealt_with_it(across: Across) -> None:
    rows = across.answers[AcrossQuestion.ELSEWHERE].rows
    sure = {(r.name, r.day) for r in rows if r.certainty.holds}
    assert sure == {("Stadt Geilenkirchen", "2013-12-11"), ("Stadt Schwelm", "")}
    pankow = [r for r in rows if r.name == "Bezirk Berlin-Pankow"]
    assert {r.day for r in pankow} == {"2022-12-14", "2023-02-07", "2023-04-26", "2023-09-20", "2024-01-24"}
    assert {r.certainty for r in pankow} == {Certainty.UNKNOWN}
    assert all(r.doubt is not None and "verwandtes Thema" in r.doubt.de for r in pankow)
    assert any("Finanzausschuss" in r.what.de for r in pankow)


def test_where_the_vote_was_contested(across: Across) -> None:
    rows = across.answers[AcrossQuestion.CONTESTED].rows
    assert [(r.name, r.certainty) for r in rows] == [("Stadt Schwelm", Certainty.PRESENT)] * 2
    told = " ".join(r.what.de for r in rows)
    assert "(7 dafür, 3 dagegen, 6 enthalten)" in told
    assert "(6 dafür, 2 dagegen, 0 enthalten)" in told
    assert all(r.sources and r.sources[0].address.startswith("https://ratsinfo.schwelm.de/") for r in rows)
    # 14 to nothing in Pankow, 13 to nothing in Geilenkirchen, 9 to nothing in Nienburg: counted, and not contested.
    assert across.answers[AcrossQuestion.CONTESTED].answerable == 5


def test_whose_planning_group_names_nobody_from_health_care(across: Across) -> None:
    (burgdorf,) = across.answers[AcrossQuestion.WITHOUT_HEALTH].rows
    assert burgdorf.name == "Stadt Burgdorf"
    assert burgdorf.doubt is not None
    assert burgdorf.doubt.de.startswith("Gilt für die genannten Mitglieder")
    # In Coburg the counselling of the Gesundheitsamt sits in it, however the list ends.
    assert across.answers[AcrossQuestion.WITHOUT_HEALTH].answerable == 2


def test_which_networks_span_several_districts(across: Across) -> None:
    rows = _rows(across, AcrossQuestion.SPANNING)
    assert list(rows) == ["coburg-netzwerk-nfk", "coburg-planungsgruppe", "gk-koordinierung"]
    assert rows["coburg-netzwerk-nfk"].what.de.endswith("Stadt Coburg und Landkreis Coburg")
    assert "Stadt Hückelhoven" in rows["gk-koordinierung"].what.de
    assert rows["coburg-planungsgruppe"].doubt is not None


def test_bodies_of_the_clusters_span_districts_while_the_project_ran(store: GraphStore, model: Model) -> None:
    then = ask_across(store, model, EVERYTHING, date(2020, 6, 30)).answers[AcrossQuestion.SPANNING]
    cluster = [r for r in then.rows if "Cluster 6" in r.what.de]
    assert len(cluster) == 2
    assert all("Stadt Düren" in r.what.de and "Kreis Düren" in r.what.de for r in cluster)


def test_every_answer_has_its_source(across: Across) -> None:
    assert [r for a in across.answers.values() for r in a.rows if not r.sources] == []


def test_it_says_how_thin_it_is(across: Across) -> None:
    assert across_headline(across).de == "48 Bezirke im Blick, von 21 ist etwas erfasst, von 10 eine Beratung"
    note = answer_note(across.answers[AcrossQuestion.CONTESTED], across).de
    assert note.endswith("Wer hier fehlt, hat nicht verneint.")


def test_the_years_show_what_is_dated_and_keep_what_is_not(across: Across) -> None:
    matrix = body_years(across.hearings, ON.year)
    rows = {row.label.de: row for row in matrix.rows}
    finance = rows["Finanzausschuss"]
    assert [(y, c.hearings) for y, c in zip(matrix.years, finance.cells, strict=True) if c.hearings] == [(2023, 1)]
    assert rows["Gremium nicht genannt"].undated.hearings == 5
    assert matrix.older


def test_who_reads_one_district_learns_of_no_other(store: GraphStore, model: Model) -> None:
    one = ask_across(store, model, Scope.of("09463"), ON)
    assert [d.key for d in one.districts] == ["09463"]
    assert {r.district for a in one.answers.values() for r in a.rows} <= {"09463"}
    # The other half of the network is another's district: a network of one visible district spans nothing.
    assert one.answers[AcrossQuestion.SPANNING].rows == ()


# -- the six clusters, and what sources contradict -----------------------------------------------------------------


def test_twenty_three_districts_in_six_clusters(store: GraphStore) -> None:
    rows = store.relations(scope=EVERYTHING, types=[RelationType.TAKES_PART])
    taken = [r for r in rows if r.target == f"{SHARED}:qdfh" and r.value(Prop.CLUSTER)]
    by_cluster: dict[str, int] = {}
    for row in taken:
        cluster = row.value(Prop.CLUSTER) or ""
        by_cluster[cluster[-1]] = by_cluster.get(cluster[-1], 0) + 1
    assert by_cluster == {"1": 3, "2": 4, "3": 4, "4": 3, "5": 4, "6": 5}


def test_the_draft_names_its_sixteen_municipalities_and_nobody_as_signed(store: GraphStore) -> None:
    agreement = "03241:rh-koopv"
    parties = [r for r in store.relations(of=agreement, scope=EVERYTHING) if r.type == RelationType.SIGNS]
    assert len(parties) == 17
    assert {r.presence.value for r in parties} == {"unknown"}
    found = store.get(agreement, scope=EVERYTHING)
    assert found is not None
    assert found.value(Prop.AGREEMENT_STATUS) == "draft"


def test_no_person_is_among_the_records(store: GraphStore) -> None:
    assert list(store.records(EVERYTHING, [EntityType.PERSON])) == []
