"""Norm packs as SHACL shapes: another engine misses in an exported graph exactly whom nobody has recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SH, SKOS
from rdflib.term import URIRef

from graph.exports import export, extract_of
from graph.records import Record
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model, load_model
from ontology.norm_shapes import norm_shapes_source, why_no_shape
from tests.musterstadt import a, tie

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "fruehnetz-shapes.ttl"
FH = "https://w3id.org/fruehnetz/ontology#"


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(data=norm_shapes_source(load_model()), format="turtle")


def test_the_published_shapes_are_those_of_the_model(model: Model) -> None:
    """Stale? ``python -m ontology.publish`` writes them anew."""
    assert PUBLISHED.read_text("utf-8") == norm_shapes_source(model)


def test_each_norm_is_a_shape_or_says_why_it_is_none(shapes: Graph, model: Model) -> None:
    said = {str(o).removeprefix(FH) for s in shapes.subjects(RDF.type, SH.NodeShape) for o in shapes.objects(s)}
    reasons = {str(s).removeprefix(FH): str(o) for s, o in shapes.subject_objects(SKOS.note)}
    assert {n.iri for n in model.norms.values()} <= said | reasons.keys()
    assert not said & reasons.keys()
    assert {n.iri for n in model.norms.values() if why_no_shape(n) is None} == said & {
        n.iri for n in model.norms.values()
    }
    assert all(len(why) > 20 for why in reasons.values())


def missed(shapes: Graph, model: Model, records: Iterator[Record]) -> set[str]:
    """The norms whose shapes have a result in what is exported of the records."""
    store = open_store("sqlite://", model)
    store.commit(Batch("test", "2026-01-01T10:00:00+01:00", "Netz", tuple(map(put, records))), EVERYTHING)
    data = Graph().parse(data=export(extract_of(store, model, EVERYTHING), "turtle"), format="turtle")
    store.close()
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", advanced=False)
    severities = {str(o).rpartition("#")[2] for o in report.objects(None, SH.resultSeverity)}
    assert severities <= {"Warning", "Info"}
    messages = " ".join(str(o) for o in report.objects(None, SH.resultMessage))
    return {n.name for n in model.norms.values() if f": {n.label.de} ({n.citation})." in messages}


def town(model: Model, *, without: str = "", ended: str = "") -> Iterator[Record]:
    """A network with somebody of every group that the shapes ask for, but for one that is not there, or has left."""
    yield a("99001:bezirk", "District", name="Musterstadt")
    yield a("99001:N1", "EarlyHelpNetwork", name="Netzwerk Frühe Hilfen")
    yield a("99001:G2", "Committee", name="Jugendhilfeausschuss", kind="JHA")
    yield a("99001:G3", "Committee", name="Bauausschuss")
    values = {
        n.name: {"coversPartner": n.name} for n in model.norms.values() if n.pack == "kkg-3" and not n.valid_until
    }
    for sector, norm in (("GES", "MS1c"), ("SCHWB", "MS1d"), ("FF", "MS1e")):
        values[norm] = {"furtherSector": sector}
    values["J71-03"] = {"actorType": "SELBST"}
    for name, said in values.items():
        yield a(f"99001:{name}", "Organization", name=f"Stelle {name}", **said)
        over = {"endDate": "2020"} if name == ended else {}
        if name != without:
            body = "99001:G2" if name == "J71-03" else "99001:N1"
            yield tie("Membership", f"99001:{name}", body, **over)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lack", "expected"),
    [
        ({}, set()),
        ({"without": "KKG05"}, {"KKG05"}),
        ({"ended": "KKG05"}, {"KKG05"}),
        ({"without": "MS1c"}, {"MS1c"}),
        ({"without": "J71-03"}, {"J71-03"}),
    ],
)
def test_a_shape_misses_whom_nobody_recorded_and_nobody_else(
    shapes: Graph, model: Model, lack: dict[str, str], expected: set[str]
) -> None:
    assert missed(shapes, model, town(model, **lack)) == expected


def test_what_holds_in_one_land_is_not_asked_elsewhere(shapes: Graph, model: Model) -> None:
    lands = {n.iri for n in model.norms.values() if n.land is not None and why_no_shape(n) is None}
    off = {str(s).rpartition("#")[2] for s in shapes.subjects(SH.deactivated)}
    assert lands
    assert off == lands
    assert (URIRef(FH + "KKG01"), SKOS.note, None) not in shapes
