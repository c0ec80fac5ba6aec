"""pySHACL is the oracle of `ontology.validate`: on the RDF of the same values it gives the same verdict per property.

Two things pySHACL cannot judge are left out: the lexical form of dates (EDTF) and of addresses, for which RDF libraries
have no check, and properties a type does not know, since SHACL shapes are open. Both have tests in test_validate.py.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from random import Random
from typing import NamedTuple
from urllib.parse import quote

import pyshacl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ontology import Model, Property, Type, load_model
from ontology.model import NAMESPACE
from ontology.read import read_graph, schema_files
from ontology.subset import DATATYPES
from ontology.validate import check_values

pytestmark = pytest.mark.slow

FH, EX = Namespace(NAMESPACE), Namespace("http://example.org/")
XSD_OF = {name: iri for iri, name in DATATYPES.items()}
GOOD = {
    "string": "Süd & „West“ <b>",
    "boolean": "true",
    "integer": "3",
    "decimal": "2.5",
    "anyURI": "https://example.org/a",
    "date": "2021-10",
}
WRONG = {"boolean": "vielleicht", "integer": "2.5", "decimal": "viel"}

Verdict = tuple[str, str]
"""Record and property."""


class Candidate(NamedTuple):
    """A record to be judged, right or wrong."""

    id: str
    kind: Type
    values: tuple[tuple[str, str], ...]


def parts(kind: Type) -> tuple[Property, ...]:
    return (*(p for p in (kind.source, kind.target) if p is not None), *kind.properties)


def a_good_value(model: Model, prop: Property) -> str:
    if prop.code_list is not None:
        return model.code_lists[prop.code_list].codes[0].notation
    if prop.target is not None:
        return next(t.name for t in model.entity_types if model.is_a(t.name, prop.target))
    if prop.minimum is not None:
        return f"{prop.minimum:g}" if prop.datatype == "integer" else f"{prop.minimum}"
    if prop.pattern is not None:
        return prop.example or ""
    return GOOD[prop.datatype or "string"]


def wrong_values(model: Model, prop: Property) -> Iterator[str]:
    if prop.code_list is not None:
        yield "kein Code"
    elif prop.target is not None:
        yield "nobody"
        yield from [t.name for t in model.entity_types if not model.is_a(t.name, prop.target)][:1]
    elif prop.datatype in WRONG:
        yield WRONG[prop.datatype]
    if prop.minimum is not None:
        yield str(int(prop.minimum) - 1)
    if prop.maximum is not None:
        yield str(int(prop.maximum) + 1)
    if prop.pattern is not None:
        yield "123"


def ours(model: Model, candidates: Iterable[Candidate]) -> set[Verdict]:
    known = {t.name: t.name for t in model.entity_types}
    return {
        (problem.record, problem.property)
        for c in candidates
        for problem in check_values(model, c.kind, c.id, c.values, known.get)
    }


def theirs(model: Model, candidates: Iterable[Candidate]) -> set[Verdict]:
    data = Graph()
    for triple in chain(_schema(), *(_triples(model, c) for c in candidates)):
        data.add(triple)
    for kind in model.entity_types:
        data.add((EX[kind.name], RDF.type, FH[kind.name]))
    _, report, _ = pyshacl.validate(data, shacl_graph=_schema(), advanced=False, inference="none")
    wanted = {EX[quote(c.id)]: c.id for c in candidates}
    found = ((report.value(r, SH.focusNode), report.value(r, SH.resultPath)) for r in report.subjects(SH.resultPath))
    return {(wanted[node], str(path).removeprefix(NAMESPACE)) for node, path in found if node in wanted}


@cache
def _schema() -> Graph:
    return read_graph(schema_files())


def _triples(model: Model, candidate: Candidate) -> Iterator[tuple[Node, Node, Node]]:
    subject, known = EX[quote(candidate.id)], {p.name: p for p in parts(candidate.kind)}
    yield subject, RDF.type, FH[candidate.kind.name]
    for name, value in candidate.values:
        yield subject, FH[name], _term(model, known[name], value)


def _term(model: Model, prop: Property, value: str) -> Node:
    if prop.code_list is not None:
        code = model.code_lists[prop.code_list].by_notation.get(value)
        return FH[code.iri] if code is not None else EX[quote(f"code-{value}")]
    if prop.target is not None:
        return EX[quote(value)]
    return Literal(value, datatype=URIRef(XSD_OF[prop.datatype or "string"]), normalize=False)


def every_single_mistake(model: Model) -> Iterator[Candidate]:
    """For every type: a full record, and one record per property for each way in which that property can be wrong."""
    for kind in (*model.entity_types, *model.relation_types):
        full: dict[str, tuple[str, ...]] = {p.name: (a_good_value(model, p),) for p in parts(kind)}
        yield _candidate(f"{kind.name}-full", kind, full)
        for p in parts(kind):
            yield _candidate(f"{kind.name}-{p.name}-missing", kind, full | {p.name: ()})
            second = next(iter(wrong_values(model, p)), "x")
            yield _candidate(f"{kind.name}-{p.name}-two", kind, full | {p.name: (*full[p.name], second)})
            for number, wrong in enumerate(wrong_values(model, p)):
                yield _candidate(f"{kind.name}-{p.name}-wrong{number}", kind, full | {p.name: (wrong,)})


def _candidate(id: str, kind: Type, values: Mapping[str, tuple[str, ...]]) -> Candidate:
    return Candidate(id, kind, tuple((p, v) for p, found in values.items() for v in found))


def test_every_single_mistake_is_judged_alike(model: Model) -> None:
    candidates = list(every_single_mistake(model))
    judged = ours(model, candidates)
    assert judged == theirs(model, candidates)
    assert not {record for record, _ in judged if record.endswith("-full")}
    assert len({record for record, _ in judged}) > len(candidates) / 3


HOSTILE = ("", "ä'; DROP TABLE x; --", '"', "MATCH (n) DETACH DELETE n", "<script>", "٣", "a\nb", "\u200b", "0" * 300)


def a_batch(chance: Random, texts: list[str], numbers: list[str]) -> list[Candidate]:
    """Fifty records of any types, each property with none, one or two right or wrong values."""
    model, found = load_model(), []
    kinds = (*model.entity_types, *model.relation_types)
    for number in range(50):
        kind = chance.choice(kinds)
        values: dict[str, tuple[str, ...]] = {}
        for p in parts(kind):
            pool = [a_good_value(model, p), a_good_value(model, p), *wrong_values(model, p)]
            pool += {"string": texts, "integer": numbers, "decimal": numbers}.get(p.datatype or "", [])
            values[p.name] = tuple(chance.choices(pool, k=chance.choice((0, 1, 1, 2))))
        found.append(_candidate(f"r{number}", kind, values))
    return found


@settings(max_examples=6, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
@given(
    chance=st.integers(0, 2**32).map(Random),
    texts=st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8", min_codepoint=32), max_size=9)),
    numbers=st.lists(st.integers(-5, 20).map(str) | st.decimals(-5, 200, places=2).map(str)),
)
def test_generated_records_are_judged_alike(chance: Random, texts: list[str], numbers: list[str]) -> None:
    batch, model = a_batch(chance, texts, numbers), load_model()
    assert ours(model, batch) == theirs(model, batch)


@pytest.mark.parametrize("name", ["Organization", "Membership"])
def test_the_oracle_sees_something_at_all(model: Model, name: str) -> None:
    empty = [Candidate("empty", model.types[name], ())]
    assert theirs(model, empty) == {("empty", p.name) for p in parts(model.types[name]) if p.required} != set()
