"""The own rules leave as a norm pack: lines that an RDF library reads, shapes that another engine checks."""

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SH, SKOS
from rdflib.term import URIRef

from graph.exports import export, extract_of
from graph.exports.own_rules_pack import own_rules_pack
from graph.own_rules.rule_making import made_rule
from graph.records import Record
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import load_model
from tests.answers.worlds import analysed
from tests.own_rules.worlds import STEERING, asked, joined, town
from tests.synthetic.facts import ON, TIME, Fact

FH = "https://w3id.org/fruehnetz/ontology#"
RULES = [
    asked("MITW", actor_type="FF", wording='Die „Frühförderung" sitzt im Netzwerk\nund bleibt'),
    asked("SITZ", actor_type="GA", body=STEERING),
    asked("VERB", actor_type="KITA", other_type="HEB"),
    asked("OHNE", norm_line="EL05"),
]


def given_out(format: str, *facts: Fact) -> str:
    model, records = load_model(), list(town(*facts))
    here = analysed(records, ON).snapshot
    every: list[Record] = [*records, *(made_rule(here, rule, ()) for rule in RULES)]
    store = open_store("sqlite://", model)
    store.commit(Batch("test", TIME, "Liste", tuple(map(put, every))), EVERYTHING)
    extract = extract_of(store, model, EVERYTHING)
    text = own_rules_pack(extract) if format == "rules" else export(extract, format)
    store.close()
    assert isinstance(text, str)
    return text


@pytest.fixture(scope="module")
def pack() -> Graph:
    return Graph().parse(data=given_out("rules"), format="turtle")


def test_each_rule_is_a_line_that_says_it_is_agreed_and_no_law(pack: Graph) -> None:
    lines = set(pack.subjects(RDF.type, URIRef(FH + "Norm")))
    assert len(lines) == len(RULES)
    assert {str(o) for o in pack.objects(None, URIRef(FH + "binding"))} == {"agreed"}
    assert {str(o) for o in pack.objects(None, URIRef(FH + "inPack"))} == {FH + "packOwnRules"}
    assert any("sitzt im Netzwerk\nund bleibt" in str(o) for o in pack.objects(None, SKOS.definition))


@pytest.mark.slow
def test_the_shapes_tell_what_is_on_record_from_what_is_not(pack: Graph) -> None:
    assert len(set(pack.subjects(RDF.type, SH.NodeShape))) == 2
    assert told(pack) == {"Frühförderung", "Gesundheitsamt"}
    seat = joined("Membership", "A2", "G1")
    assert told(pack, seat) == {"Frühförderung"}


def told(shapes: Graph, *facts: Fact) -> set[str]:
    """Whom the shapes miss in the graph that another format writes."""
    data = Graph().parse(data=given_out("turtle", *facts), format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False)
    messages = " ".join(str(o) for o in report.objects(None, SH.resultMessage))
    return {name for name in ("Frühförderung", "Gesundheitsamt") if name in messages}
