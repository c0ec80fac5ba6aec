"""Every format: written, read back, equal; the same bytes for the same graph; nobody's name in it."""

import json
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Namespace
from rdflib.namespace import ORG, RDF

from graph.errors import InvalidError
from graph.exports import Extract, all_exporters, export, export_file, extract_of
from graph.json_graph import claim_as_json, read_json
from graph.rdf import records_from
from graph.records import Record, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, Scope, put
from graph.stores.journal import undo
from ontology import Model
from ontology.model import NAMESPACE
from tests import musterstadt
from tests.exports.workbooks import unpacked

ROOT = Path(__file__).parents[2]
FH = Namespace(NAMESPACE)
IDS = Namespace("https://w3id.org/fruehnetz/id/")
HOSTILE = [
    'Träger "Süd" \\ <b>&amp;</b>',
    "Zeile 1\nZeile 2\r\n\tTab",
    "'; DROP TABLE entity; --",
    '=HYPERLINK("http://x")',
    "schaltzeichen \x01\x07\x1f\x7f\x85",
    "rechts\u202elinks \u2028 \ufeff",
    "👩‍👧 𝕱rühe Hilfen",
    '"""',
    " voran und nach ",
    "",
]


def _batch(*records: Record, reason: str = "Test") -> Batch:
    return Batch("test", "2026-01-01T00:00:00+00:00", reason, tuple(put(r) for r in records))


def _person() -> tuple[Record, ...]:
    person = entity(
        "99001:K1",
        "Person",
        "99001",
        [Claim(EXISTS, "true"), Claim("name", "GEHEIMER NAME"), Claim("phone", "0000 / 4711")],
    )
    measure = entity(
        "99001:M1",
        "Measure",
        "99001",
        [Claim(EXISTS, "true"), Claim("name", "Termin"), Claim("responsible", "99001:K1")],
    )
    seat = relation(
        "99001:S1", "Membership", ("99001:K1", musterstadt.STEUERUNGSGRUPPE), "99001", [Claim(EXISTS, "true")]
    )
    return person, measure, seat


def _hostile_records() -> list[Record]:
    made: list[Record] = [entity("k ü/?#%:1", "District", "k ü/?#%", [Claim(EXISTS, "true"), Claim("name", "<&>")])]
    for i, text in enumerate(HOSTILE):
        claims = [Claim(EXISTS, "true", f"Quelle {text}", text, "2018"), Claim("name", text), Claim("alias", text)]
        made.append(entity(f"k:{i}{text}", "Organization", "k ü/?#%", claims))
    ends = made[1].id, made[2].id
    made.append(relation("k:r 1", "Cooperation", ends, "k ü/?#%", [Claim(EXISTS, "true"), Claim("intensity", "3")]))
    return made


def _sorted(*groups: tuple[Record, ...]) -> list[Record]:
    return sorted((r for group in groups for r in group), key=lambda r: r.id)


def test_three_formats_are_found() -> None:
    assert {"json", "turtle", "graphml"} <= set(all_exporters())


def test_an_unknown_format_is_refused(musterstadt_store: GraphStore, model: Model) -> None:
    with pytest.raises(InvalidError, match="unknown format docx"):
        export(extract_of(musterstadt_store, model, scope=EVERYTHING), "docx")


def test_json_reads_back_as_the_same_records(musterstadt_store: GraphStore, model: Model) -> None:
    extract = extract_of(musterstadt_store, model, scope=EVERYTHING)
    assert _sorted(read_json(export(extract, "json"))) == _sorted(extract.entities, extract.relations)


def test_of_a_claim_in_json_only_what_may_be_empty_is_left_out() -> None:
    """Whoever reads the file counts on property, value and status of every claim; that a record exists has no value."""
    assert claim_as_json(Claim(EXISTS, "")) == {"property": EXISTS, "value": "", "status": "fromList"}
    told = claim_as_json(Claim("name", "Kita", "d1:q", "B2", "2024-09-24", "confirmed"))
    assert told.keys() == {"property", "value", "source", "locator", "asOf", "status"}


def test_turtle_reads_back_as_the_same_records(musterstadt_store: GraphStore, model: Model) -> None:
    extract = extract_of(musterstadt_store, model, scope=EVERYTHING)
    graph = Graph().parse(data=export(extract, "turtle"), format="turtle")
    assert list(records_from(graph, model)) == _sorted(extract.entities, extract.relations)


@pytest.mark.parametrize("format", ["json", "turtle"])
def test_hostile_names_survive(store: GraphStore, model: Model, format: str) -> None:
    made = _hostile_records()
    store.commit(_batch(*made), scope=EVERYTHING)
    text = export(extract_of(store, model, scope=EVERYTHING), format)
    text.encode("utf-8")
    read = read_json(text) if format == "json" else records_from(Graph().parse(data=text, format="turtle"), model)
    assert _sorted(read) == sorted(made, key=lambda r: r.id)


def test_values_that_fit_no_datatype_survive_in_turtle(store: GraphStore, model: Model) -> None:
    claims = [
        Claim(EXISTS, "true"),
        Claim("name", "x"),
        Claim("website", "kein Netz"),
        Claim("sector", "NICHT IN DER LISTE"),
        Claim("recognizedUnder75", "vielleicht"),
        Claim("kind", "office"),
    ]
    store.commit(_batch(entity("k:1", "Organization", "k", claims)), scope=EVERYTHING)
    graph = Graph().parse(data=export(extract_of(store, model, scope=EVERYTHING), "turtle"), format="turtle")
    assert records_from(graph, model) == tuple(store.records(EVERYTHING))


def test_hostile_names_survive_in_graphml_as_far_as_xml_allows(store: GraphStore, model: Model) -> None:
    store.commit(_batch(*_hostile_records()), scope=EVERYTHING)
    graph = nx.parse_graphml(export(extract_of(store, model, scope=EVERYTHING), "graphml"), force_multigraph=True)
    names = {data["name"] for _, data in graph.nodes(data=True)}
    assert {HOSTILE[0], HOSTILE[2], HOSTILE[6]} <= names
    assert graph.number_of_edges() == 1


def test_graphml_keeps_both_layers_apart(musterstadt_store: GraphStore, model: Model) -> None:
    extract = extract_of(musterstadt_store, model, on=musterstadt.ON, scope=EVERYTHING)
    graph = nx.parse_graphml(export(extract, "graphml"), force_multigraph=True)
    layers = [data["layer"] for *_, data in graph.edges(data=True)]
    assert layers.count("cooperation") == 10
    assert graph.nodes[musterstadt.JUGENDAMT]["sector"] == "KJH"
    seats = [
        1
        for a, b, data in graph.edges(data=True)
        if data["layer"] == "affiliation" and musterstadt.STEUERUNGSGRUPPE in (a, b)
    ]
    assert len(seats) == 4


def test_graphml_wants_one_district(store: GraphStore, model: Model) -> None:
    with pytest.raises(InvalidError, match="one district, found 0"):
        export(extract_of(store, model, scope=EVERYTHING), "graphml")


@pytest.mark.parametrize("format", all_exporters())
def test_the_undo_of_an_import_restores_the_bytes(store: GraphStore, model: Model, format: str) -> None:
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    before = export_file(extract_of(store, model, on=musterstadt.ON, scope=EVERYTHING), format)
    jugendamt = store.get(musterstadt.JUGENDAMT, scope=EVERYTHING)
    assert jugendamt is not None
    changed = entity(jugendamt.id, jugendamt.type, jugendamt.owner, (*jugendamt.claims, Claim("note", "neu")))
    new = [entity("99001:neu", "Organization", "99001", [Claim(EXISTS, "true"), Claim("name", "Neu")])]
    tie = relation("99001:t", "Cooperation", ("99001:neu", jugendamt.id), "99001", [Claim(EXISTS, "true")])
    done = store.commit(_batch(changed, *new, tie), scope=EVERYTHING)
    between = export_file(extract_of(store, model, on=musterstadt.ON, scope=EVERYTHING), format)
    undo(store, done.number, author="test", time="2026-01-02T00:00:00+00:00", scope=EVERYTHING)
    assert between != before
    assert export_file(extract_of(store, model, on=musterstadt.ON, scope=EVERYTHING), format) == before


@pytest.mark.parametrize("format", all_exporters())
def test_persons_stay_inside(store: GraphStore, model: Model, format: str) -> None:
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    store.commit(_batch(*_person()), scope=EVERYTHING)
    text = unpacked(export_file(extract_of(store, model, on=musterstadt.ON, scope=EVERYTHING), format))
    for word in ("GEHEIM", "4711", "99001:K1", "99001:S1"):
        assert word not in text


def test_persons_are_there_when_asked_for(store: GraphStore, model: Model) -> None:
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    store.commit(_batch(*_person()), scope=EVERYTHING)
    text = export(extract_of(store, model, persons=True, scope=EVERYTHING), "json")
    assert "GEHEIMER NAME" in text
    assert "99001:S1" in text


def test_an_export_holds_only_what_the_scope_shows(store: GraphStore, model: Model) -> None:
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    store.commit(
        _batch(entity("08:1", "Organization", "08", [Claim(EXISTS, "true"), Claim("name", "Fremd")])), scope=EVERYTHING
    )
    raw = json.loads(export(extract_of(store, model, Scope.of(musterstadt.KEY)), "json"))
    assert [d["key"] for d in raw["districts"]] == [musterstadt.KEY]
    assert "08:1" not in {e["id"] for e in raw["entities"]}


def test_turtle_speaks_w3c_org(musterstadt_store: GraphStore, model: Model) -> None:
    graph = Graph().parse(
        data=export(extract_of(musterstadt_store, model, scope=EVERYTHING), "turtle"), format="turtle"
    )
    seats = set(graph.subjects(RDF.type, ORG.Membership))
    of_group = {s for s in seats if (s, ORG.organization, IDS[musterstadt.STEUERUNGSGRUPPE]) in graph}
    members = {o for s in of_group for o in graph.objects(s, ORG.member)}
    assert IDS[musterstadt.JUGENDAMT] in members
    assert (IDS[musterstadt.JUGENDAMT], RDF.type, ORG.Organization) in graph
    assert (IDS[musterstadt.JUGENDAMT], FH.sector, FH.sectorYouthWelfare) in graph


def test_what_is_expressly_absent_is_no_fact_in_turtle(store: GraphStore, model: Model) -> None:
    absent = [r for r in musterstadt.records() if r.presence == "absent" and r.id.startswith(musterstadt.KEY)]
    store.commit(musterstadt.batch(), scope=EVERYTHING)
    graph = Graph().parse(data=export(extract_of(store, model, scope=EVERYTHING), "turtle"), format="turtle")
    assert absent
    for record in absent:
        assert not list(graph.objects(IDS[record.id], RDF.type))
        assert list(graph.objects(IDS[record.id], FH.claim))


@pytest.mark.slow
def test_the_same_graph_gives_the_same_bytes_whatever_the_order(store: GraphStore, model: Model) -> None:
    store.commit(_batch(*reversed(musterstadt.records())), scope=EVERYTHING)
    texts = {f: export_file(extract_of(store, model, on=musterstadt.ON, scope=EVERYTHING), f) for f in all_exporters()}
    for change in musterstadt.records():
        store.commit(_batch(change), scope=EVERYTHING)
    assert texts == {f: export_file(extract_of(store, model, on=musterstadt.ON, scope=EVERYTHING), f) for f in texts}


def test_a_foreign_json_file_is_refused() -> None:
    for text in (
        "{}",
        "[]",
        "null",
        "x",
        '{"format": "fruehnetz-graph", "formatVersion": 9, "entities": [], "relations": []}',
    ):
        with pytest.raises(InvalidError):
            read_json(text)


def test_every_term_of_an_export_is_defined_in_the_ontology(musterstadt_store: GraphStore, model: Model) -> None:
    exported = Graph().parse(
        data=export(extract_of(musterstadt_store, model, scope=EVERYTHING), "turtle"), format="turtle"
    )
    files = (*(ROOT / "ontology").glob("*/*.ttl"), ROOT / "ontology" / "claims.ttl")
    ontology = "\n".join(f.read_text("utf-8") for f in files)
    used = {
        str(term).removeprefix(NAMESPACE) for triple in exported for term in triple if str(term).startswith(NAMESPACE)
    }
    assert used
    assert [name for name in sorted(used) if f"fh:{name}" not in ontology] == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["name", "alias", "sector", "website", "note", "x y/ü"]), st.text()), max_size=4)
)
def test_whatever_people_write_survives(model: Model, said: list[tuple[str, str]]) -> None:
    claims = [Claim(EXISTS, "true"), *(Claim(prop, text, text, text) for prop, text in said)]
    extract = Extract(model, (entity("k:1", "Organization", "k", claims),), (), musterstadt.ON)
    assert read_json(export(extract, "json")) == extract.entities
    graph = Graph().parse(data=export(extract, "turtle"), format="turtle")
    assert records_from(graph, model) == extract.entities
