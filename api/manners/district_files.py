"""The network, the indicators and the findings of a district in other forms than JSON."""

from typing import Annotated

from fastapi import Depends, Query

from api.manners.forms import Form, Forms
from api.manners.pictures import png_of
from graph.district.network import CONTACT, STRONG
from graph.district.part import NetworkLayer, NetworkPart
from graph.exports.gexf import gexf_of
from graph.exports.graphml import graphml_of, to_multigraph
from graph.live.kept import Kept
from graph.map.svg_map import svg_map
from graph.tables.of_district import network_tables
from graph.tables.table import PlainTable, as_csv, as_workbook

NETWORK_FORMS = Forms("json", "graphml", "gexf", "csv", "xlsx", "svg", "png")
TABLE_FORMS = Forms("json", "csv", "xlsx")
NetworkForm = Annotated[Form, Depends(NETWORK_FORMS.chosen())]
TableForm = Annotated[Form, Depends(TABLE_FORMS.chosen())]


async def wanted_network(
    layer: Annotated[
        list[NetworkLayer] | None,
        Query(description="nur diese Ebenen, auch mehrere (only these layers)", examples=[["cooperation"]]),
    ] = None,
    threshold: Annotated[
        int, Query(ge=CONTACT, le=STRONG + 1, description="Zusammenarbeit ab dieser Intensität (ties from here on)")
    ] = CONTACT,
    coordination: Annotated[bool, Query(description="mit der Netzwerkkoordination (with the coordination)")] = True,
) -> NetworkPart:
    """The part of the network that a request asks for."""
    layers = tuple(one for one in NetworkLayer if layer is None or one in layer)
    return NetworkPart(layers, threshold, coordination)


WantedNetwork = Annotated[NetworkPart, Depends(wanted_network)]


def network_file(kept: Kept, wanted: NetworkPart, form: Form, language: str) -> bytes:
    """The network as a file. The picture shows all of it, as in the report."""
    if form.name == "svg":
        return svg_map(kept.analysis, language).encode()
    if form.name == "png":
        return png_of(svg_map(kept.analysis, language))
    snapshot = kept.snapshot
    network = wanted.of(snapshot)
    if form.name in ("csv", "xlsx"):
        tables = network_tables(snapshot, network, language, wanted.threshold)
        return as_csv(tables[0]).encode() if form.name == "csv" else as_workbook(tables)
    graph = to_multigraph(snapshot, network, wanted.threshold)
    return (graphml_of if form.name == "graphml" else gexf_of)(graph).encode()


def table_file(table: PlainTable, form: Form) -> bytes:
    """A table as a file."""
    return as_csv(table).encode() if form.name == "csv" else as_workbook([table])
