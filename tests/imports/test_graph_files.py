"""RDF and Popolo come in: what this program gave out as it was, of other programs what they tell of organizations."""

import json
import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableFileError
from graph.exports import export, extract_of
from graph.imports import ImportReport, import_file
from graph.imports.read import read_bytes
from graph.imports.read.foreign_graph import told_in
from graph.imports.read.limits import Limits, Meter
from graph.imports.read.source import Source
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.names import EntityType, Prop, RelationType
from tests import musterstadt

TIME = "2026-01-01T10:00:00+01:00"
ENDINGS = {"json": ".json", "turtle": ".ttl", "jsonld": ".jsonld", "trig": ".trig", "nquads": ".nq"}
HEAD = """@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://daten.example/id/> .
@prefix my: <https://daten.example/def/> .
"""
FOREIGN = f"""# Ein Verzeichnis
{HEAD}
ex:ja a org:FormalOrganization ; skos:prefLabel "Youth office"@en, "Jugendamt Musterstadt"@de ;
  org:hasPrimarySite [ a org:Site ; org:siteAddress [ a vcard:Address ; vcard:postal-code "01234" ] ] .
ex:kita a my:Tageseinrichtung ; rdfs:label "Kita Sonnenschein" ; org:unitOf ex:awo .
ex:awo a my:Verband ; rdfs:label "AWO Kreisverband" .
ex:ga a org:OrganizationalUnit ; rdfs:label "Gesundheitsamt Musterstadt" ; org:linkedTo ex:ja .
ex:jha a org:OrganizationalCollaboration ; skos:prefLabel "Jugendhilfeausschuss" .
ex:m1 a org:Membership ; org:member ex:ga ; org:organization ex:jha ;
  org:role [ skos:prefLabel "beratendes Mitglied"@de ] ;
  org:memberDuring [ a time:Interval ; time:hasBeginning [ time:inXSDDate "2020-02-31"^^xsd:date ] ] .
ex:p a foaf:Person ; foaf:name "Erika Beispiel" .
ex:m2 a org:Membership ; org:member ex:p ; org:organization ex:jha .
ex:haus a my:Gebaeude ; rdfs:label "Rathaus" .
ex:leer a org:Organization .
"""
POPOLO = """{"organizations": [
 {"id": "o1", "name": "Jugendamt Musterstadt", "classification": "Amt"},
 {"id": "o2", "name": "Jugendhilfeausschuss"},
 {"id": "o3", "name": "Gesundheitsamt Musterstadt", "other_names": [{"name": "GA"}], "parent_id": "o9"}, {"id": "o4"}],
 "persons": [{"id": "p1", "name": "Erika Beispiel"}],
 "posts": [{"id": "s", "organization_id": "o2", "label": "beratendes Mitglied"}],
 "memberships": [{"person_id": "p1", "on_behalf_of_id": "o3", "post_id": "s"},
                 {"person_id": "p1", "organization_id": "o1"}],
 "motions": [{"id": 1}]}"""


def serialized(format: str) -> bytes:
    graph = rdflib.Graph().parse(data=FOREIGN, format="turtle")
    return graph.serialize(format=format).encode()


def brought(store: GraphStore, model: Model, path: Path, district: str | None = "99001") -> ImportReport:
    return import_file(
        path, store, model, author="x", time=TIME, district=district, stated_on="2025", without_rejected=True
    )


def said(report: ImportReport) -> str:
    return " ".join(problem.sentence.de for problem in report.problems)


@pytest.mark.parametrize("format", ENDINGS)
def test_what_went_out_comes_back_byte_for_byte(
    musterstadt_store: GraphStore, model: Model, tmp_path: Path, format: str
) -> None:
    text = export(extract_of(musterstadt_store, model, scope=EVERYTHING), format)
    path = tmp_path / f"netz{ENDINGS[format]}"
    path.write_text(text, "utf-8")
    second = open_store("sqlite://", model)
    brought(second, model, path, None)
    assert export(extract_of(second, model, scope=EVERYTHING), format) == text
    assert brought(second, model, path, None).revision is None


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, of its reading of named graphs
@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_each_district_and_day_is_a_graph_of_its_own_and_two_days_of_one_district_are_refused(
    musterstadt_store: GraphStore, model: Model, tmp_path: Path, format: str
) -> None:
    days = [
        export(extract_of(musterstadt_store, model, scope=EVERYTHING, on=date(2024, month, 1)), format)
        for month in (6, 7)
    ]
    read = rdflib.Dataset().parse(data=days[0], format=format)
    names = {str(quad[3]) for quad in read.quads() if str(quad[3]).startswith("https:")}
    assert "https://w3id.org/fruehnetz/state/99001/2024-06-01" in names
    turtle = export(extract_of(musterstadt_store, model, scope=EVERYTHING), "turtle")
    whole = rdflib.Graph().parse(data=turtle, format="turtle")
    assert len({quad[:3] for quad in read.quads()}) == len(whole) + 3 * len(names)
    path = tmp_path / f"netz{ENDINGS[format]}"
    path.write_text("".join(days), "utf-8")
    with pytest.raises(UnreadableFileError, match="an mehreren Tagen"):
        brought(open_store("sqlite://", model), model, path, None)


def test_what_was_changed_in_the_file_is_a_second_statement_beside_the_first(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    store.commit(musterstadt.batch(), EVERYTHING)
    text = export(extract_of(store, model, scope=EVERYTHING), "json")
    path = tmp_path / "netz.json"
    assert text.count('"value":"Gesundheitsamt"') == 1
    path.write_text(text.replace('"value":"Gesundheitsamt"', '"value":"Amt für Gesundheit"'), "utf-8")
    report = brought(store, model, path, None)
    assert len(report.changed) == 1
    record = store.get(report.changed[0], EVERYTHING)
    assert record is not None
    assert {c.value for c in record.claims if c.prop == Prop.NAME} >= {"Gesundheitsamt", "Amt für Gesundheit"}


def test_a_file_of_another_district_is_refused(musterstadt_store: GraphStore, model: Model, tmp_path: Path) -> None:
    path = tmp_path / "netz.json"
    path.write_text(export(extract_of(musterstadt_store, model, scope=EVERYTHING), "json"), "utf-8")
    with pytest.raises(UnreadableFileError, match="08212"):
        brought(open_store("sqlite://", model), model, path, "08212")


def test_persons_in_a_file_of_our_own_stay_at_the_door(store: GraphStore, model: Model, tmp_path: Path) -> None:
    district = f'{{"id":"99001:d","type":"District","owner":"99001","claims":[{_said("name", "Musterstadt")}]}}'
    person = f'{{"id":"99001:p","type":"Person","owner":"99001","claims":[{_said("name", "Erika Beispiel")}]}}'
    head = '{"format": "fruehnetz-graph","formatVersion": 1,"entities": ['
    path = tmp_path / "netz.json"
    path.write_text(f'{head}{district},{person}],"relations": []}}', "utf-8")
    report = brought(store, model, path)
    assert "1 Eintrag zu Personen wurde nicht übernommen" in said(report)
    assert [e.id for e in store.records(EVERYTHING)] == ["99001:d"]


def _said(prop: str, value: str) -> str:
    exists = '{"property":"exists","value":"true","status":"fromList"}'
    return f'{exists},{{"property":"{prop}","value":"{value}","status":"fromList"}}'


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("netz.ttl", "turtle"),
        ("netz.nt", "nt"),
        ("netz.rdf", "xml"),
        ("netz.jsonld", "json-ld"),
        ("heißt_anders.txt", "turtle"),
        ("ratsdaten.json", "json-ld"),
    ],
)
def test_the_same_organizations_come_out_of_each_way_to_write_rdf(
    store: GraphStore, model: Model, tmp_path: Path, name: str, format: str
) -> None:
    (tmp_path / name).write_bytes(serialized(format))
    report = brought(store, model, tmp_path / name)
    names = {e.id: e.name for e in store.records(EVERYTHING)}
    offices = {e.name: e for e in store.records(EVERYTHING, [EntityType.ORGANIZATION])}
    assert set(offices) == {
        "Jugendamt Musterstadt",
        "Kita Sonnenschein",
        "AWO Kreisverband",
        "Gesundheitsamt Musterstadt",
    }
    assert offices["Jugendamt Musterstadt"].value(Prop.POSTAL_CODE) == "01234"
    assert offices["Gesundheitsamt Musterstadt"].value(Prop.SAME_AS) == "https://daten.example/id/ga"
    (seat,) = store.relations(scope=EVERYTHING, types=[RelationType.MEMBERSHIP])
    assert (names[seat.source], names[seat.target]) == ("Gesundheitsamt Musterstadt", "Jugendhilfeausschuss")
    assert seat.value(Prop.ROLE) == "advisory"
    (carried,) = store.relations(scope=EVERYTHING, types=[RelationType.HAS_CARRIER])
    assert (names[carried.source], names[carried.target]) == ("Kita Sonnenschein", "AWO Kreisverband")
    (tie,) = store.relations(scope=EVERYTHING, types=[RelationType.COOPERATION])
    assert {names[tie.source], names[tie.target]} == {"Jugendamt Musterstadt", "Gesundheitsamt Musterstadt"}
    told = said(report)
    assert "1 Person und 1 Mitgliedschaft von Personen" in told
    assert "1 Organisation hat keinen Namen" in told
    assert "1 Eintrag anderer Art wurde nicht gelesen: Gebaeude (1)" in told
    assert "2020-02-31" in told  # a day that does not exist is asked, not taken
    assert "Beispiel" not in str(list(names.values()))


def test_popolo_gives_organizations_and_the_seats_that_are_theirs(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    (tmp_path / "popolo.json").write_text(POPOLO, "utf-8")
    report = brought(store, model, tmp_path / "popolo.json")
    names = {e.id: e.name for e in store.records(EVERYTHING)}
    (seat,) = store.relations(scope=EVERYTHING, types=[RelationType.MEMBERSHIP])
    assert (names[seat.source], names[seat.target]) == ("Gesundheitsamt Musterstadt", "Jugendhilfeausschuss")
    assert seat.value(Prop.ROLE) == "advisory"
    told = said(report)
    assert "1 Person und 1 Mitgliedschaft von Personen" in told
    assert "1 Organisation hat keinen Namen" in told
    assert "motions (1)" in told


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonld", '{"@context": "https://boese.example/c.jsonld", "@id": "x:1"}', "anderen Rechner"),
        ("a.jsonld", '{"@context": {"@import": "https://boese.example/c"}, "@id": "x:1"}', "anderen Rechner"),
        ("a.rdf", '<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rdf:RDF/>', "ineinander"),
        ("a.rdf", '<!DOCTYPE r SYSTEM "file:///etc/passwd"><rdf:RDF/>', "anderswo"),
        ("a.rdf", '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rdf:RDF>&a;</rdf:RDF>', "anderswo"),
        ("a.ttl", "@prefix a: <http://a/> .\na:x a:y " + "[" * 20_000, "lässt sich nicht als Turtle lesen"),
        ("a.jsonld", '{"@id": "a", "x": ' + "[" * 100_000, "lässt sich nicht als JSON-LD lesen"),
        ("a.ttl", "@prefix a: <http://a/> .\na:x a a:Haus .", "Haus \\(1\\)"),
        ("a.json", '{"type": "FeatureCollection", "organizations": 3}', "weder eine Ausgabe"),
        ("a.json", '{"format": "fruehnetz-graph", "formatVersion": 99}', "andere"),
    ],
)
def test_what_is_hostile_or_something_else_is_refused_with_a_sentence(name: str, content: str, told: str) -> None:
    with pytest.raises(UnreadableFileError, match=told):
        read_bytes(name, content.encode())


def test_schema_org_is_known_without_asking_for_its_context() -> None:
    content = """{"@context": "https://schema.org", "@type": "Organization", "@id": "https://x.example/1",
      "name": "SPZ Musterstadt", "address": {"@type": "PostalAddress", "addressLocality": "Musterstadt"}}"""
    (sheet,) = read_bytes("a.jsonld", content.encode()).sheets
    assert dict(zip(*sheet.rows, strict=True)) == {
        "Name": "SPZ Musterstadt",
        "Ort": "Musterstadt",
        "Fremdkennung": "https://x.example/1",
    }


_odd = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_every_object_of_a_damaged_popolo_file_is_taken_or_counted(data: st.DataObject) -> None:
    raw: dict[str, Any] = json.loads(POPOLO)
    for _ in range(data.draw(st.integers(1, 6))):
        part = data.draw(st.sampled_from(sorted(raw)))
        rows = raw[part]
        if not isinstance(rows, list) or data.draw(st.integers(0, 9)) == 0:
            raw[part] = data.draw(_odd)
        elif rows and isinstance(one := rows[data.draw(st.integers(0, len(rows) - 1))], dict) and one:
            one[data.draw(st.sampled_from([*one, "name", "other_names", "links"]))] = data.draw(_odd)
        else:
            rows.append(data.draw(_odd))
    with suppress(UnreadableFileError):
        read = read_bytes("a.json", json.dumps(raw).encode())
        rows_of = {sheet.name: len(sheet.rows) - 1 for sheet in read.sheets}
        told = " ".join(notice[2].sentence.de for notice in read.notices)
        counted = sum(map(int, re.findall(r"(?<![(\w])\d+(?= (?:Person|Mitglied|Organisation|Eintr))", told)))
        inside = sum(len(v) for k, v in raw.items() if isinstance(v, list) and k not in {"posts"})
        posts = raw["posts"] if isinstance(raw["posts"], list) else []
        strange = sum(not isinstance(one, dict) for one in posts)
        assert sum(rows_of.values()) + counted == inside + strange


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_damaged_popolo_never_breaks_the_reader(data: st.DataObject) -> None:
    whole = POPOLO.encode()
    start = data.draw(st.integers(0, len(whole)))
    bad = data.draw(st.binary(max_size=8))
    with suppress(UnreadableFileError):
        read_bytes("a.json", whole[:start] + bad + whole[start + data.draw(st.integers(0, 30)) :])


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_thing_of_a_damaged_rdf_file_is_taken_or_counted(data: st.DataObject) -> None:
    """Statements go, or say something else; whatever has an address is a row, or counted beside what has none."""
    whole = sorted(rdflib.Graph().parse(data=FOREIGN, format="turtle"))
    statements = list(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(statements) - 1))
        subject, predicate, _ = statements.pop(place)
        other = data.draw(st.sampled_from([None, rdflib.Literal("x"), *(s for s, _, _ in whole)]))
        if other is not None:
            statements.append((subject, predicate, other))
    graph = rdflib.Graph()
    for statement in statements:
        graph.add(statement)
    # What the process that parses hands over; to start one for each example would cost a minute.
    with suppress(UnreadableFileError):
        read = told_in(graph).sheets(Source("a.nt", b"", Limits(), Meter(Limits())))
        rows = sum(len(sheet.rows) - 1 for sheet in read.sheets if sheet.name != "Kooperationen")
        told = " ".join(notice[2].sentence.de for notice in read.notices)
        counted = sum(map(int, re.findall(r"(?<![(\w])\d+(?= (?:Person|Mitglied|Organisation|Eintr))", told)))
        assert rows + counted >= len({s for s in graph.subjects() if isinstance(s, rdflib.URIRef)})


@pytest.mark.parametrize(
    ("said", "aside"),
    [
        ('ex:a a org:Organization ; rdfs:label "A" ; my:kennt ex:b . ex:b rdfs:label "B" .', 1),
        ('ex:a a org:Organization ; rdfs:label "A" ; org:hasSite ex:b . ex:b rdfs:label "B" .', 1),
        ('ex:a a org:Organization ; rdfs:label ex:b . ex:b rdfs:label "B" .', 1),
        ("ex:a org:memberDuring ex:a . ex:b a org:FormalOrganization ; rdfs:label 'B' .", 1),
        ('ex:a a org:Organization ; rdfs:label "A" ; org:classification ex:b . ex:b rdfs:label "B" .', 0),
        (
            'ex:a a org:Organization ; rdfs:label "A" ; org:hasSite ex:b . ex:b org:siteAddress ex:c . ex:c my:x "y" .',
            0,
        ),
        (
            'ex:a a org:Organization ; rdfs:label "A" ; org:hasSite ex:b . '
            'ex:b a org:Site ; rdfs:label "B" ; org:siteAddress [ my:x "y" ] .',
            0,
        ),
    ],
)
def test_what_has_no_class_is_counted_unless_it_is_read_as_a_part(said: str, aside: int) -> None:
    assert told_in(rdflib.Graph().parse(data=HEAD + said, format="turtle")).aside.total() == aside


def test_names_that_lead_in_a_circle_are_read() -> None:
    said = "ex:a a org:Organization ; rdfs:label ex:b . ex:b a org:Organization ; rdfs:label ex:a ."
    read = told_in(rdflib.Graph().parse(data=HEAD + said, format="turtle"))
    assert len(read.organizations) + read.nameless == 2


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_damaged_rdf_never_breaks_the_reader(data: st.DataObject) -> None:
    name, format = data.draw(st.sampled_from([("a.ttl", "turtle"), ("a.rdf", "xml"), ("a.jsonld", "json-ld")]))
    whole = serialized(format)
    start = data.draw(st.integers(0, len(whole)))
    with suppress(UnreadableFileError):
        read_bytes(name, whole[:start] + data.draw(st.binary(max_size=8)) + whole[start + 5 :])


def test_a_relation_to_what_nobody_says_is_told_and_left(store: GraphStore, model: Model, tmp_path: Path) -> None:
    store.commit(musterstadt.batch(), EVERYTHING)
    tie = next(r for r in store.relations(scope=EVERYTHING, types=[RelationType.COOPERATION]))
    text = export(extract_of(store, model, scope=EVERYTHING), "json").replace(
        f'"target":"{tie.target}"', '"target":"n:0"'
    )
    path = tmp_path / "netz.json"
    path.write_text(text, "utf-8")
    empty = open_store("sqlite://", model)
    told = said(brought(empty, model, path, None))
    assert "führt zu einem Eintrag" in told or "führen zu einem Eintrag" in told
    assert not [r for r in empty.relations(scope=EVERYTHING) if r.target == "n:0"]
