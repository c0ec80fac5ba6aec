"""Who names, refers to, or wishes for whom: the directed layers of the network and their measures.

The cooperation layer of `graph.district.network` is undirected: who works with whom is mutual by nature. Some
statements have a direction of their own, which is kept here: a referral leads from one to another, a wish is that of
one side, and a row of a survey is what its source says. Each layer, and each purpose, is a graph of its own; they are
never blended (domain 0.1 no. 9).

Measures after Wasserman and Faust, Social Network Analysis (1994), with g actors and L arcs:

* density ``L / (g (g - 1))`` (p. 129); in- and out-degree (p. 126)
* dyads: mutual, asymmetric, null (p. 506 ff.); reciprocity ``2M / L``, the share of arcs that are returned, as networkx
  has it; of dyads with any arc ``M / (M + A)`` are mutual
* betweenness on directed shortest paths (Brandes 2001), normalized by ``(g - 1)(g - 2)``

Only what holds at the date counts. A referral of volume "none", and a cooperation of intensity 0, is none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.district.joining import intensity_of
from graph.district.network import CONTACT
from graph.district.snapshot import Snapshot
from graph.records import Relation
from ontology.names import Confirmation, CooperationPurpose, Prop, RelationType, StatementStatus, VolumeBand

if TYPE_CHECKING:
    import networkx as nx

Arc = tuple[str, str]
"""From whom to whom, by id."""


class Layer(StrEnum):
    """What an arc says."""

    NAMED = "named"
    CONFIRMABLE = "confirmable"
    REFERRAL = "referral"
    WISH = "wish"


_LAYERS = 128
"""So many layers are remembered with who stands between, by all arcs that it rests on: most changes touch none."""


@dataclass(frozen=True)
class DirectedLayer:
    """The arcs of one layer over the actors of a network, each once."""

    actors: tuple[str, ...]
    arcs: frozenset[Arc]

    @cached_property
    def mutual(self) -> frozenset[Arc]:
        """Dyads with an arc in both directions, the smaller id first: what both sides say."""
        return frozenset((a, b) for a, b in self.arcs if a < b and (b, a) in self.arcs)

    @property
    def asymmetric(self) -> int:
        """Dyads with an arc in one direction only."""
        return len(self.arcs) - 2 * len(self.mutual)

    @property
    def density(self) -> float | None:
        """Share of possible arcs that are there; None below two actors."""
        n = len(self.actors)
        return len(self.arcs) / (n * (n - 1)) if n > 1 else None

    @property
    def reciprocity(self) -> float | None:
        """Share of arcs that are returned; None without arcs."""
        return 2 * len(self.mutual) / len(self.arcs) if self.arcs else None

    @property
    def mutual_dyads(self) -> float | None:
        """Share of the dyads with any arc that have both; None without arcs."""
        dyads = len(self.mutual) + self.asymmetric
        return len(self.mutual) / dyads if dyads else None

    @cached_property
    def out_degrees(self) -> Mapping[str, int]:
        """How many each actor names."""
        return self._counted(source for source, _ in self.arcs)

    @cached_property
    def in_degrees(self) -> Mapping[str, int]:
        """By how many each actor is named."""
        return self._counted(target for _, target in self.arcs)

    def _counted(self, ends: Iterable[str]) -> Mapping[str, int]:
        counts = dict.fromkeys(self.actors, 0)
        for end in ends:
            counts[end] += 1
        return counts

    def betweenness(self) -> NDArray[np.float64]:
        """Share of directed shortest paths that run through each actor, in the order of the actors."""
        return np.array(_betweenness(self), dtype=np.float64)

    def to_networkx(self) -> "nx.DiGraph[str]":
        """The layer as a networkx graph over actor ids."""
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(self.actors)
        graph.add_edges_from(sorted(self.arcs))
        return graph


@lru_cache(maxsize=_LAYERS)
def _betweenness(layer: DirectedLayer) -> tuple[float, ...]:
    import rustworkx as rx

    graph: rx.PyDiGraph[str, None] = rx.PyDiGraph(multigraph=False)
    index = dict(zip(layer.actors, graph.add_nodes_from(layer.actors), strict=True))
    graph.add_edges_from_no_data([(index[a], index[b]) for a, b in sorted(layer.arcs)])
    found = rx.betweenness_centrality(graph)
    return tuple(found[index[a]] for a in layer.actors)


def tellers(source: str, target: str, confirmed: str | None) -> tuple[Arc, ...]:
    """Which side of a row says that it is so: both, its source, or neither (a third party, or nobody knows).

    >>> tellers("a", "b", "both"), tellers("a", "b", "one"), tellers("a", "b", "third")
    ((('a', 'b'), ('b', 'a')), (('a', 'b'),), ())
    """
    if confirmed == Confirmation.BOTH:
        return (source, target), (target, source)
    return ((source, target),) if confirmed == Confirmation.ONE else ()


def confirmation_of(row: Relation) -> str | None:
    """Who confirmed a row, as far as recorded; a one-sided statement is that of one side."""
    if stated := row.value(Prop.CONFIRMED_BY):
        return stated
    said = row.existence
    return Confirmation.ONE if said is not None and said.status == StatementStatus.ONE_SIDED else None


@dataclass(frozen=True)
class Directed:
    """The directed layers of a district at a date."""

    snapshot: Snapshot

    @cached_property
    def layers(self) -> Mapping[Layer, DirectedLayer]:
        """Each layer, also those without arcs.

        ``named`` holds each row of a cooperation from its source to its target as recorded, both ways where both
        confirm it; in a list that names each pair once the direction of a row means nothing.
        """
        wishes = self.snapshot.holding(RelationType.COOPERATION_WISH)
        return {
            Layer.NAMED: self._layer(arc for row in self._rows for arc in _named(row)),
            Layer.CONFIRMABLE: self.confirmable,
            Layer.REFERRAL: self._layer((r.source, r.target) for r in self._rows if self._refers(r)),
            Layer.WISH: self._layer((r.source, r.target) for r in wishes),
        }

    @cached_property
    def confirmable(self) -> DirectedLayer:
        """Of the rows of cooperations only what a side is known to say."""
        return self._layer(
            arc for row in self._rows for arc in tellers(row.source, row.target, self.confirmations[row.id])
        )

    @cached_property
    def confirmations(self) -> Mapping[str, str | None]:
        """Who confirmed each row of a cooperation that holds, as far as recorded."""
        return {row.id: confirmation_of(row) for row in self.snapshot.holding(RelationType.COOPERATION)}

    @cached_property
    def purposes(self) -> Mapping[CooperationPurpose, DirectedLayer]:
        """The rows as recorded, by what the cooperation is for; purposes that nobody states are left out."""
        arcs: dict[str, list[Arc]] = {purpose: [] for purpose in CooperationPurpose}
        for row in self._rows:
            for purpose in self._meant(row) & arcs.keys():
                arcs[purpose] += _named(row)
        found = {purpose: self._layer(arcs[purpose]) for purpose in CooperationPurpose}
        return {purpose: layer for purpose, layer in found.items() if layer.arcs}

    @cached_property
    def _rows(self) -> tuple[Relation, ...]:
        rows = self.snapshot.holding(RelationType.COOPERATION)
        return tuple(r for r in rows if intensity_of(r) >= CONTACT and r.value(Prop.VOLUME_BAND) != VolumeBand.NONE)

    def _refers(self, row: Relation) -> bool:
        """A referral, or a cooperation for that purpose."""
        return self.snapshot.model.is_a(row.type, RelationType.REFERRAL) or CooperationPurpose.REFERRAL in self._meant(
            row
        )

    def _meant(self, row: Relation) -> frozenset[str]:
        """What a cooperation is for: its purposes, and a kind in the words of the list that is a word for one."""
        kinds = (kind.casefold() for kind in row.all(Prop.RAW_KIND))
        return frozenset((*row.all(Prop.PURPOSE), *(self._words[kind] for kind in kinds if kind in self._words)))

    @cached_property
    def _words(self) -> Mapping[str, str]:
        codes = self.snapshot.model.code_lists["CooperationPurpose"].codes
        return {word.casefold(): code.notation for code in codes for word in (code.label.de, *code.words)}

    def _layer(self, arcs: Iterable[Arc]) -> DirectedLayer:
        index = self.snapshot.network.index
        kept = frozenset(arc for arc in arcs if arc[0] != arc[1] and arc[0] in index and arc[1] in index)
        return DirectedLayer(self.snapshot.network.actors, kept)


def _named(row: Relation) -> Iterator[Arc]:
    yield row.source, row.target
    if row.value(Prop.CONFIRMED_BY) == Confirmation.BOTH:
        yield row.target, row.source
