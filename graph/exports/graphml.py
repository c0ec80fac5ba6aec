"""GraphML of one district at a date for network programs: cooperation and affiliation as edges of two layers.

Shows a state, not claims: what holds at the date, with how sure it is. The layers are never blended (domain 0.1 no. 9).
"""

from typing import TYPE_CHECKING, Any

from graph.certainty import Certainty
from graph.district.loading import snapshot_from
from graph.district.network import CONTACT
from graph.district.snapshot import Snapshot
from graph.errors import InvalidError
from graph.exports import Extract, exporter
from graph.map.labels import NOT_XML
from ontology.names import Prop

if TYPE_CHECKING:
    import networkx as nx


@exporter("graphml")
def write_graphml(extract: Extract) -> str:
    """The district's network at the day of the extract; raises InvalidError unless it holds exactly one district."""
    import networkx as nx

    if len(extract.districts) != 1:
        keys = ", ".join(d.owner for d in extract.districts) or "none"
        raise InvalidError(f"GraphML shows one district, found {len(extract.districts)}: {keys}")
    snapshot = snapshot_from(extract.model, extract.districts[0], extract.on, extract.entities, extract.relations)
    return "\n".join(nx.generate_graphml(to_multigraph(snapshot), named_key_ids=True)) + "\n"


def to_multigraph(snapshot: Snapshot) -> "nx.MultiGraph[str]":
    """Actors and bodies with ``layer`` cooperation or affiliation on the edges; attributes are text or numbers."""
    import networkx as nx

    graph: nx.MultiGraph[str] = nx.MultiGraph(district=_safe(snapshot.district.name), date=snapshot.on.isoformat())
    network = snapshot.network
    bodies = {seat.body for seat in network.affiliation if seat.certainty.holds}
    for id in sorted({*network.actors, *bodies}):
        graph.add_node(_safe(id), **_attributes(snapshot, id))
    rows: list[tuple[str, str, str, dict[str, Any]]] = [
        (network.actors[t.a], network.actors[t.b], t.relations[0], _edge("cooperation", t.certainty, t.intensity))
        for t in network.ties(CONTACT)
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
    return {"layer": layer, measured: count, "certainty": str(certainty)}


def _attributes(snapshot: Snapshot, id: str) -> dict[str, str]:
    found = snapshot.entities[id]
    return {
        "name": _safe(snapshot.name(id)),
        "type": str(found.type),
        "sector": snapshot.sector(id) or "",
        "system": snapshot.system(id) or "",
        "kind": _safe(found.value(Prop.KIND) or ""),
        "actorType": _safe(";".join(found.all(Prop.ACTOR_TYPE))),
        "certainty": str(snapshot.certainty[id]),
    }


def _safe(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
