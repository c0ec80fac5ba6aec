"""GEXF of one district at a date, as Gephi opens it: the same graph as in GraphML."""

import re
from typing import TYPE_CHECKING

from graph.exports import Extract, exporter
from graph.exports.graphml import snapshot_in, to_multigraph

if TYPE_CHECKING:
    import networkx as nx


@exporter("gexf")
def write_gexf(extract: Extract) -> str:
    """The district's network at the day of the extract; raises InvalidError unless it holds exactly one district."""
    snapshot = snapshot_in(extract)
    return gexf_of(to_multigraph(snapshot, snapshot.network))


def gexf_of(graph: "nx.MultiGraph[str]") -> str:
    """A graph as GEXF; when it was written is left out, so that equal graphs are equal byte by byte."""
    import networkx as nx

    text = "\n".join(nx.generate_gexf(graph))
    return re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1) + "\n"
