"""GraphML of one district at a date for network programs: cooperation and affiliation as edges of two layers.

Shows a state, not claims: what holds at the date, with how sure it is. The layers are never blended (domain 0.1 no. 9).
Written here and not by a library: the keys of nodes and of edges need ids of their own, and yEd shows no label but one
in its own words.
"""

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from graph.certainty import Certainty
from graph.district.loading import snapshot_from
from graph.district.network import CONTACT, Network
from graph.district.snapshot import Snapshot
from graph.errors import InvalidError
from graph.exports import Extract, exporter
from graph.map.labels import NOT_XML
from ontology.names import Prop

if TYPE_CHECKING:
    import networkx as nx

_TYPES = {int: "int", float: "double", str: "string"}
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:y="http://www.yworks.com/xml/graphml">'
)
_DRAWN = "drawn"
"""The key under which yEd looks for labels."""


@exporter("graphml")
def write_graphml(extract: Extract) -> str:
    """The district's network at the day of the extract; raises InvalidError unless it holds exactly one district."""
    snapshot = snapshot_in(extract)
    return graphml_of(to_multigraph(snapshot, snapshot.network))


def snapshot_in(extract: Extract) -> Snapshot:
    """The one district of an extract at its day; raises InvalidError unless it holds exactly one."""
    if len(extract.districts) != 1:
        keys = ", ".join(d.owner for d in extract.districts) or "none"
        raise InvalidError(f"a network is that of one district, found {len(extract.districts)}: {keys}")
    return snapshot_from(extract.model, extract.districts[0], extract.on, extract.entities, extract.relations)


def graphml_of(graph: "nx.MultiGraph[str]") -> str:
    """A graph as GraphML, with what Gephi and yEd show: ``label`` and ``weight``."""
    keys = _keys(graph)
    lines = [_HEAD, *(_declared(place, name, kind) for (place, name), kind in keys.items())]
    lines.append(f'<key id="{_DRAWN}" for="node" yfiles.type="nodegraphics"/>')
    lines.append('<graph edgedefault="undirected">')
    lines += [_data("graph", name, value) for name, value in graph.graph.items()]
    for id, said in graph.nodes(data=True):
        label = (
            f'<data key="{_DRAWN}"><y:ShapeNode><y:NodeLabel>{escape(said["label"])}</y:NodeLabel></y:ShapeNode></data>'
        )
        lines.append(f"<node id={quoteattr(id)}>{_all('node', said)}{label}</node>")
    for number, (a, b, key, said) in enumerate(graph.edges(keys=True, data=True)):
        ends = f"source={quoteattr(a)} target={quoteattr(b)}"
        lines.append(f'<edge id="e{number}" {ends}>{_all("edge", {**said, "relation": key})}</edge>')
    return "\n".join((*lines, "</graph>", "</graphml>", ""))


def _keys(graph: "nx.MultiGraph[str]") -> dict[tuple[str, str], str]:
    """The attributes of graph, nodes and edges, with their types."""
    found = {("graph", name): "string" for name in graph.graph}
    found |= {("node", n): _TYPES[type(v)] for _, said in graph.nodes(data=True) for n, v in said.items()}
    found |= {("edge", n): _TYPES[type(v)] for *_, said in graph.edges(data=True) for n, v in said.items()}
    return found | ({("edge", "relation"): "string"} if graph.number_of_edges() else {})


def _declared(place: str, name: str, kind: str) -> str:
    return f'<key id="{place}-{name}" for="{place}" attr.name="{name}" attr.type="{kind}"/>'


def _data(place: str, name: str, value: object) -> str:
    return f'<data key="{place}-{name}">{escape(str(value))}</data>'


def _all(place: str, said: dict[str, Any]) -> str:
    return "".join(_data(place, name, value) for name, value in said.items())


def to_multigraph(snapshot: Snapshot, network: Network, threshold: int = CONTACT) -> "nx.MultiGraph[str]":
    """Actors and bodies with ``layer`` cooperation or affiliation on the edges; attributes are text or numbers."""
    import networkx as nx

    graph: nx.MultiGraph[str] = nx.MultiGraph(district=_safe(snapshot.district.name), date=snapshot.on.isoformat())
    bodies = {seat.body for seat in network.affiliation if seat.certainty.holds}
    for id in sorted({*network.actors, *bodies}):
        graph.add_node(_safe(id), **_attributes(snapshot, id))
    rows: list[tuple[str, str, str, dict[str, Any]]] = [
        (network.actors[t.a], network.actors[t.b], t.relations[0], _edge("cooperation", t.certainty, t.intensity))
        for t in network.ties(max(threshold, CONTACT))
    ]
    rows += [
        (network.actors[s.actor], s.body, s.relation, _edge("affiliation", s.certainty, s.seats))
        for s in network.affiliation
        if s.certainty.holds
    ]
    for a, b, key, shown in rows:
        graph.add_edge(_safe(a), _safe(b), key=_safe(key), **shown)
    return graph


def _edge(layer: str, certainty: Certainty, count: int) -> dict[str, Any]:
    measured = "intensity" if layer == "cooperation" else "seats"
    return {"layer": layer, "weight": float(count), measured: count, "certainty": str(certainty)}


def _attributes(snapshot: Snapshot, id: str) -> dict[str, str]:
    found = snapshot.entities[id]
    name = _safe(snapshot.name(id))
    return {
        "label": name,
        "name": name,
        "type": str(found.type),
        "sector": snapshot.sector(id) or "",
        "system": snapshot.system(id) or "",
        "kind": _safe(found.value(Prop.KIND) or ""),
        "actorType": _safe(";".join(found.all(Prop.ACTOR_TYPE))),
        "certainty": str(snapshot.certainty[id]),
    }


def _safe(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
