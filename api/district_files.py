"""The network, the indicators and the findings of a district in other forms than JSON."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Query, Response

from api.forms import Form, Forms
from graph.analysis import Analysis, analyse
from graph.district.network import CONTACT, STRONG
from graph.district.part import NetworkLayer, NetworkPart
from graph.district.snapshot import Snapshot
from graph.exports.gexf import gexf_of
from graph.exports.graphml import graphml_of, to_multigraph
from graph.map.svg_map import svg_map
from graph.tables.of_district import network_tables
from graph.tables.table import PlainTable, as_csv, as_workbook

NETWORK_FORMS = Forms("json", "graphml", "gexf", "csv", "xlsx", "svg")
TABLE_FORMS = Forms("json", "csv", "xlsx")
NetworkForm = Annotated[Form, Depends(NETWORK_FORMS.chosen())]
TableForm = Annotated[Form, Depends(TABLE_FORMS.chosen())]


def wanted_network(
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


def network_file(snapshot: Snapshot, wanted: NetworkPart, form: Form, language: str) -> Response | None:
    """The network as a file; None where JSON is asked for. The picture shows all of it, as in the report."""
    name = f"fruehnetz-netz-{snapshot.key}-{snapshot.on.isoformat()}"
    if form.name == "json":
        return None
    if form.name == "svg":
        return form.file(svg_map(analyse(snapshot), language), name)
    network = wanted.of(snapshot)
    if form.name in ("csv", "xlsx"):
        tables = network_tables(snapshot, network, language, wanted.threshold)
        return form.file(as_csv(tables[0]) if form.name == "csv" else as_workbook(tables), name)
    graph = to_multigraph(snapshot, network, wanted.threshold)
    return form.file((graphml_of if form.name == "graphml" else gexf_of)(graph), name)


def table_file(
    made: Callable[[Analysis, str], PlainTable], analysis: Analysis, form: Form, language: str
) -> Response | None:
    """A table of an analysis as a file; None where JSON is asked for."""
    if form.name == "json":
        return None
    sheet, snapshot = made(analysis, language), analysis.snapshot
    name = f"fruehnetz-{snapshot.key}-{snapshot.on.isoformat()}"
    return form.file(as_csv(sheet) if form.name == "csv" else as_workbook([sheet]), name)
