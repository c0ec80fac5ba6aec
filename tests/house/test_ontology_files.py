"""Rules of the ontology folder: fresh projections, one home per class, both languages everywhere."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH, SKOS

from graph.records.claims import PRESENCE, RANK
from ontology import Model, Text
from ontology.load import model_source
from ontology.read import read_model
from ontology.write_names import names_source

ONTOLOGY = Path(__file__).parents[2] / "ontology"
SCHEMA = sorted(f for f in (ONTOLOGY / "schema").glob("*.ttl") if f.stem != "_base")
CODES = sorted((ONTOLOGY / "codes").glob("*.ttl"))
EVERY_TTL = sorted(ONTOLOGY.rglob("*.ttl"))
IN_TWO_LANGUAGES = (RDFS.label, SKOS.prefLabel, SKOS.definition, SKOS.scopeNote, SH.name, SH.description, SH.message)


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def test_names_and_the_model_file_are_fresh() -> None:
    """Red? Run ``python -m ontology.write_names``."""
    read = read_model()
    assert (ONTOLOGY / "names.py").read_text("utf-8") == names_source(read)
    assert (ONTOLOGY / "model.json").read_text("utf-8") == model_source(read)


@pytest.mark.parametrize("file", SCHEMA, ids=lambda f: f.stem)
def test_a_type_file_holds_one_type_and_is_named_after_it(file: Path) -> None:
    graph = Graph().parse(file)
    (shape,) = graph.subjects(RDF.type, SH.NodeShape)
    assert snake(str(shape).rpartition("#")[2]) == file.stem


@pytest.mark.parametrize("file", CODES, ids=lambda f: f.stem)
def test_a_code_file_holds_one_list_and_is_named_after_it(file: Path) -> None:
    graph = Graph().parse(file)
    (code_list,) = graph.subjects(RDFS.subClassOf, SKOS.Concept)
    assert snake(str(code_list).rpartition("#")[2]) == file.stem
    assert not set(graph.subjects(RDF.type, SH.NodeShape))


@pytest.mark.parametrize("file", EVERY_TTL, ids=lambda f: f.stem)
def test_every_label_stands_in_both_languages(file: Path) -> None:
    graph = Graph().parse(file)
    one_sided = []
    for predicate in IN_TWO_LANGUAGES:
        assert isinstance(predicate, URIRef)
        for subject in set(graph.subjects(predicate, None)):
            texts = [o for o in graph.objects(subject, predicate) if isinstance(o, Literal)]
            if sorted(t.language or "" for t in texts) != ["de", "en"] or not all(t.strip() for t in texts):
                one_sided.append((subject, predicate))
    assert one_sided == []


def texts_of(thing: object) -> Iterator[Text]:
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from texts_of(value)
    elif isinstance(thing, tuple):
        for value in thing:
            yield from texts_of(value)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts_of(getattr(thing, field.name))


def test_no_text_of_the_model_is_blank_or_padded(model: Model) -> None:
    texts = list(texts_of(model))
    assert len(texts) > 1000
    assert [t for t in texts if not t.de or not t.en or t.de != t.de.strip() or t.en != t.en.strip()] == []


def test_every_type_and_property_is_explained(model: Model) -> None:
    for kind in model.types.values():
        assert kind.definition.de.endswith((".", ")")), kind.name
        assert [p.name for p in kind.properties if not p.description.de.endswith((".", ")", "?"))] == []


def test_sheet_and_header_words_mean_one_thing(model: Model) -> None:
    """No word may lead to two types; within a type no word may lead to two properties."""
    from graph.identifiers import folded

    seen: dict[str, str] = {}
    for kind in (*model.entity_types, *model.relation_types):
        for word in {folded(w) for w in (kind.label.de, kind.plural.de, *kind.synonyms)}:
            assert seen.setdefault(word, kind.name) == kind.name, word
        headers: dict[str, str] = {}
        for p in kind.properties:
            for word in {folded(w) for w in (p.label.de, p.label.en, *p.synonyms)}:
                assert headers.setdefault(word, p.name) == p.name, (kind.name, word)


def test_a_word_of_a_list_means_one_code(model: Model) -> None:
    """Notation, labels, abbreviations and list words together: what an import meets must not be ambiguous."""
    from graph.identifiers import folded

    ambiguous = []
    for code_list in model.code_lists.values():
        seen: dict[str, str] = {}
        for code in code_list.codes:
            said = (code.notation, code.label.de, code.label.en, *code.abbreviations, *code.words)
            for word in {folded(w) for w in said}:
                if seen.setdefault(word, code.notation) != code.notation:
                    ambiguous.append((code_list.name, word, seen[word], code.notation))
    assert ambiguous == []


def test_ranks_and_presence_of_statements_are_those_of_the_turtle(model: Model) -> None:
    codes = model.code_lists["StatementStatus"].codes
    assert {c.notation: int(c.attribute("rank") or -1) for c in codes} == dict(RANK)
    assert {c.notation: c.attribute("presence") for c in codes} == {s: str(p) for s, p in PRESENCE.items()}


def test_examples_are_valid_values(model: Model) -> None:
    """Dates and yes/no are given as people write them; all others as they are kept."""
    from ontology.validate import check_value

    wrong = []
    for kind in model.types.values():
        for p in kind.properties:
            if p.example is not None and p.datatype not in (None, "date", "boolean", "decimal"):
                wrong += [check_value(model, p, kind.name, p.example, lambda _: None)]
    assert [w for w in wrong if w is not None] == []


def test_norms_point_to_what_exists(model: Model) -> None:
    for norm in model.norms.values():
        for place in norm.about:
            name, _, notation = place.partition(":")
            assert notation in model.code_lists[name].by_notation, norm.name
        ends = {norm.link_from, norm.link_to} - {None}
        assert (
            ends <= model.code_lists["ActorType"].by_notation.keys() | model.code_lists["BodyKind"].by_notation.keys()
        )
        assert set(norm.replaces) <= model.norms.keys(), norm.name
