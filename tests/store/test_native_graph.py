"""What stands in Neo4j: read with Cypher alone, as a person in Neo4j Browser does (issue: the same graph, natively)."""

from datetime import date

import pytest

from graph.records import entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from graph.stores.cypher import graph_names, properties, schema
from ontology import Model
from ontology.names import OrganizationKind, Sector
from tests.neo4j_database import Database
from tests.store.small import commit, one_of_each, org, thing, tie


@pytest.fixture
def native(neo4j: Database) -> GraphStore:
    """An empty store in Neo4j; look at it through ``neo4j.ask``."""
    return neo4j.emptied()


def one(neo4j: Database, statement: str, **parameters: object) -> list[object]:
    (row,) = neo4j.ask(statement, **parameters)
    return list(row.values())


def test_each_class_and_superclass_is_a_label(native: GraphStore, neo4j: Database, model: Model) -> None:
    commit(native, *one_of_each(model))
    for kind in model.entity_types:
        ((labels,),) = neo4j.ask("MATCH (n:Record {id: $id}) RETURN labels(n)", id=f"d1:{kind.name}")
        assert set(labels) == {"Record", kind.name, *kind.ancestors}


def test_each_relation_type_is_a_relationship_type(native: GraphStore, neo4j: Database, model: Model) -> None:
    commit(native, *one_of_each(model))
    found = neo4j.ask("MATCH (:Record)-[r]->(:Record) RETURN r.type, type(r)")
    assert {tuple(row.values()) for row in found} == set(graph_names.relationship_types(model).items())


def test_values_have_the_types_of_neo4j(native: GraphStore, neo4j: Database) -> None:
    commit(native, thing("d1:p", "ParticipationFormat", invitedCount="12", name="Café", date="2021-10", public="true"))
    commit(native, org("d1:a", alias="ASD;Bezirksdienst", recognizedUnder75="false"))
    commit(native, thing("d1:d", "District", populationUnder3="2500"), org("d1:b"), tie("d1:a", "d1:b", intensity="3"))
    assert one(neo4j, "MATCH (o:Organization {id: 'd1:a'}) RETURN o.name, o.alias, o.recognizedUnder75") == [
        "d1:a",
        ["ASD", "Bezirksdienst"],
        False,
    ]
    assert one(neo4j, "MATCH (d:District) RETURN d.populationUnder3") == [2500]
    assert one(neo4j, "MATCH (:Organization)-[c:COOPERATION]->(:Organization) RETURN c.intensity") == [3]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2021-10", date(2021, 10, 1), date(2021, 10, 31)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
    ],
)
def test_dates_are_their_earliest_and_latest_day(
    native: GraphStore, neo4j: Database, text: str, first: date, last: date
) -> None:
    commit(native, org("d1:a"), org("d1:b"), tie("d1:a", "d1:b", startDate=text))
    days = one(neo4j, "MATCH ()-[c:COOPERATION]->() RETURN c.startDate, c.startDateLatest")
    assert [d.to_native() for d in days] == [first, last]  # type: ignore[attr-defined]


def test_what_is_no_value_stays_in_the_claims_only(native: GraphStore, neo4j: Database) -> None:
    """Nothing a source says is lost, and nothing stands as a number or date that is none."""
    large, far = "9" * 40, "9" * 299
    said = [Claim("name", "x" * 9000), Claim("recognizedUnder75", "vielleicht"), Claim("hackMe`} DETACH DELETE n", "1")]
    commit(native, entity("d1:a", "Organization", "d1", [Claim(EXISTS, ""), *said]))
    commit(native, thing("d1:d", "District", populationUnder3=large), thing("d1:m", "Measure", effortStatement=far))
    ((name, keys),) = neo4j.ask("MATCH (o:Organization) RETURN o.name, keys(o)")
    assert name == "x" * 8000 + "…"
    assert {"recognizedUnder75", "hackMe`} DETACH DELETE n"}.isdisjoint(keys)
    assert one(neo4j, "MATCH (d:District) RETURN d.populationUnder3") == [None]
    found = native.get("d1:a", scope=EVERYTHING)
    assert found is not None
    assert found.all("name") == ("x" * 9000,)


@pytest.mark.parametrize(("status", "presence"), [("confirmedAbsent", "absent"), ("unknown", "unknown")])
def test_what_is_absent_or_unknown_is_counted_by_no_query(
    native: GraphStore, neo4j: Database, status: str, presence: str
) -> None:
    said = [Claim(EXISTS, "", status=status), Claim("sector", "GES")]
    commit(native, org("d1:a"), entity("d1:x", "Organization", "d1", said))
    commit(native, relation("d1:r", "Cooperation", ("d1:a", "d1:x"), "d1", [Claim(EXISTS, "", status=status)]))
    assert one(neo4j, "MATCH (o:Organization) RETURN collect(o.id)") == [["d1:a"]]
    assert neo4j.ask("MATCH ()-[c:COOPERATION]-() RETURN c") == []
    found = one(neo4j, "MATCH (a)-[r:NOT_PRESENT]->(x:NotPresent) RETURN a.id, r.type, r.presence, x.type, x.presence")
    assert found == ["d1:a", "Cooperation", presence, "Organization", presence]
    assert neo4j.ask("MATCH (:NotPresent)-[k:OF_KIND]->() RETURN k") == []


def test_a_record_that_turns_out_absent_loses_its_labels_and_comes_back(native: GraphStore, neo4j: Database) -> None:
    for status, labels in (
        ("fromList", {"Organization", "Actor"}),
        ("confirmedAbsent", {"NotPresent"}),
        ("confirmed", {"Organization", "Actor"}),
    ):
        commit(native, entity("d1:a", "Organization", "d1", [Claim(EXISTS, "", status=status)]))
        ((found,),) = neo4j.ask("MATCH (n:Record {id: 'd1:a'}) RETURN labels(n)")
        assert labels <= set(found)
        assert ("NotPresent" in found) == (labels == {"NotPresent"})


def test_instances_point_to_their_codes(native: GraphStore, neo4j: Database) -> None:
    given = {"kind": OrganizationKind.OFFICE, "sector": Sector.GES, "actorType": "GA;KINA"}
    commit(native, org("d1:a", "Gesundheitsamt", **given))
    query = "MATCH (o:Organization)-[k:OF_KIND]->(c:Concept) RETURN k.property, c.key"
    expected = {("kind", "OrganizationKind:office"), ("sector", "Sector:GES"), ("actorType", "ActorType:GA")}
    assert {tuple(row.values()) for row in neo4j.ask(query)} == expected | {("actorType", "ActorType:KINA")}
    commit(native, org("d1:a", "Gesundheitsamt", sector=Sector.KJH))
    assert {tuple(row.values()) for row in neo4j.ask(query)} == {("sector", "Sector:KJH")}


def test_claims_stand_beside_sources_and_status(native: GraphStore, neo4j: Database) -> None:
    said = [Claim(EXISTS, "", "d1:Q2", "S. 1", "2024", "confirmed"), Claim("name", "A", "d1:Q1", "A2", "2020")]
    commit(native, entity("d1:a", "Organization", "d1", said))
    found = one(neo4j, "MATCH (o:Organization) RETURN o.sources, o.status, o.presence, o.owner, o.type")
    assert found == [["d1:Q1", "d1:Q2"], ["confirmed", "fromList"], "present", "d1", "Organization"]


def test_the_last_confirmation_is_a_date(native: GraphStore, neo4j: Database) -> None:
    said = [Claim(EXISTS, "", as_of="2021-03")]
    commit(native, org("d1:a"), org("d1:b"), relation("d1:r", "Cooperation", ("d1:a", "d1:b"), "d1", said))
    stale = "MATCH ()-[c:COOPERATION]->() WHERE c.lastConfirmed < date('2024-01-01') RETURN c.id"
    assert one(neo4j, stale) == ["d1:r"]


def test_the_journal_stands_as_nodes(native: GraphStore, neo4j: Database) -> None:
    commit(native, org("d1:a", "Alt"), reason="Import März")
    commit(native, org("d1:a", "Neu"), reason="Änderung")
    rows = neo4j.ask(
        "MATCH (v:Revision)-[:CHANGED]->(c:Change {record: 'd1:a'}) "
        "RETURN v.reason, c.before, c.after ORDER BY v.number"
    )
    assert [row[0] for row in rows] == ["Import März", "Änderung"]
    assert rows[0][2] == rows[1][1]


def test_people_find_names_by_full_text(native: GraphStore, neo4j: Database) -> None:
    commit(native, org("d1:a", "Erziehungsberatung Nord", alias="EB Nord"))
    query = "CALL db.index.fulltext.queryNodes('fruehnetz_record_names', $words) YIELD node RETURN node.id"
    assert one(neo4j, query, words="nord AND erziehungsberatung") == ["d1:a"]


# -- the ontology in the graph --------------------------------------------------------------------------------


def test_the_whole_ontology_is_there(neo4j: Database, model: Model) -> None:
    counted = {
        "OntologyClass": len(model.types),
        "ConceptScheme": len(model.code_lists),
        "Concept": sum(len(found.codes) for found in model.code_lists.values()),
        "NormPack": len(model.packs),
        "Norm": len(model.norms),
        "OntologyProperty": sum(len(t.properties) for t in (*model.entity_types, *model.relation_types)),
    }
    for label, number in counted.items():
        assert one(neo4j, f"MATCH (n:{label}) RETURN count(n)") == [number], label


def test_concepts_have_broader_and_narrower_labels_and_attributes(neo4j: Database, model: Model) -> None:
    for found in model.code_lists.values():
        for code in found.codes:
            key = f"{found.name}:{code.notation}"
            rows = neo4j.ask(
                "MATCH (c:Concept {key: $key})-[:IN_SCHEME]->(s) OPTIONAL MATCH (c)-[:BROADER]->(b) "
                "OPTIONAL MATCH (n)-[:NARROWER]->(c) RETURN c.label, c.labelEn, s.name, b.notation, n.notation",
                key=key,
            )
            expected = [code.label.de, code.label.en, found.name, code.broader, code.broader]
            assert [list(row.values()) for row in rows] == [expected]
    assert one(neo4j, "MATCH (c:Concept {key: 'Sector:GES'}) RETURN c.system") == [["G"]]


def test_classes_know_their_superclasses_ends_and_properties(neo4j: Database, model: Model) -> None:
    for kind in (*model.entity_types, *model.relation_types):
        above = one(
            neo4j,
            "MATCH (c:OntologyClass {name: $n})-[:SUBCLASS_OF*0..]->(s) RETURN collect(DISTINCT s.name)",
            n=kind.name,
        )
        assert set(above[0]) == {kind.name, *kind.ancestors}  # type: ignore[call-overload]
    ends = one(
        neo4j, "MATCH (a)<-[:HAS_SOURCE]-(:OntologyClass {name: 'Membership'})-[:HAS_TARGET]->(b) RETURN a.name, b.name"
    )
    assert ends == ["Actor", "Body"]
    sector = "(:OntologyClass {name: 'Organization'})-[:HAS_PROPERTY]->(:OntologyProperty {name: 'sector'})"
    lists = f"MATCH {sector}-[:TAKES_FROM]->(s) RETURN s.name"
    assert one(neo4j, lists) == ["Sector"]


def test_norms_carry_citation_and_point_to_what_they_are_about(neo4j: Database, model: Model) -> None:
    for norm in model.norms.values():
        found = one(
            neo4j,
            "MATCH (n:Norm {notation: $n})-[:IN_PACK]->(p) OPTIONAL MATCH (n)-[:ABOUT]->(c) "
            "RETURN n.citation, p.name, collect(c.key)",
            n=norm.name,
        )
        assert [found[0], found[1], sorted(found[2])] == [norm.citation, norm.pack, sorted(norm.about)]  # type: ignore[call-overload]


# -- names and indexes ----------------------------------------------------------------------------------------


def test_no_name_of_ours_is_a_name_of_the_model(model: Model) -> None:
    assert set(graph_names.OWN_LABELS).isdisjoint(model.types)
    assert set(graph_names.OWN_TIES).isdisjoint(graph_names.relationship_types(model).values())
    known = {p.name for kind in model.types.values() for p in kind.properties}
    days = {f"{p.name}Latest" for kind in model.types.values() for p in kind.properties if p.datatype == "date"}
    assert set(properties.OWN_PROPERTIES).isdisjoint(known | days)
    assert days.isdisjoint(known)


def test_every_constraint_and_index_of_the_model_is_online(neo4j: Database, model: Model) -> None:
    there = {row[0]: row[1] for row in neo4j.ask("SHOW INDEXES YIELD name, state")}
    assert {name: there.get(name) for name in schema.schema(model)} == dict.fromkeys(schema.schema(model), "ONLINE")


def test_an_id_cannot_stand_twice(native: GraphStore, neo4j: Database) -> None:
    from neo4j.exceptions import ConstraintError

    commit(native, org("d1:a"))
    with pytest.raises(ConstraintError):
        neo4j.ask("CREATE (:Record {id: 'd1:a'})")
