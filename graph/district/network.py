"""The network of one district at a date, as immutable arrays in three layers that are never blended (domain 0.1 no. 9).

* cooperation: who works with whom, undirected pairs with intensity 0-4
* affiliation: who sits where
* obligation: who signed what

networkx and rustworkx objects are made from it on request; the exchange object for users is networkx.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.certainty import Certainty

if TYPE_CHECKING:
    import networkx as nx
    import rustworkx as rx

CONTACT, COOPERATION, STRONG = 1, 2, 3
"""Thresholds on intensity (domain 4.2): contact, cooperation (the default), strong."""


class Several(NamedTuple):
    """What several rows on a pair say that are not equally sure: how close it is by the current ones, and whether what
    is closer than all that is recorded is open."""

    current: int
    open: bool


class CooperationTie(NamedTuple):
    """An undirected pair of actor indexes (``a < b``): its highest intensity and how sure that is.

    ``several`` tells apart what its rows say; None where all of them are equally sure.
    """

    a: int
    b: int
    intensity: int
    certainty: Certainty
    relations: tuple[str, ...]
    several: Several | None = None

    def reaches(self, threshold: int) -> Certainty:
        """How sure it is that the pair is tied at least that closely.

        A looser tie on record says that there is no closer one, but only while it is current; and it refreshes nothing
        that is closer than itself.
        """
        if self.several is not None:
            return _reached(self.several, self.intensity, threshold)
        if self.intensity >= threshold or not self.certainty.holds:
            return self.certainty
        return Certainty.UNKNOWN if self.certainty is Certainty.STALE else Certainty.ABSENT


def _reached(several: Several, told: int, threshold: int) -> Certainty:
    if several.current >= threshold:
        return Certainty.PRESENT
    if told >= threshold:
        return Certainty.STALE
    return Certainty.UNKNOWN if several.open else Certainty.ABSENT


class Seat(NamedTuple):
    """A membership row: actor index, body id, number of seats, how sure it is, and the relation behind it."""

    actor: int
    body: str
    seats: int
    certainty: Certainty
    relation: str


class Signature(NamedTuple):
    """Actor index, agreement id, how sure it is, and the relation behind it."""

    actor: int
    agreement: str
    certainty: Certainty
    relation: str


@dataclass(frozen=True)
class Network:
    """Actors (ids in sorted order) with their primary sector, and the three layers over their indexes."""

    actors: tuple[str, ...]
    sectors: tuple[str | None, ...]
    cooperation: tuple[CooperationTie, ...] = ()
    affiliation: tuple[Seat, ...] = ()
    obligation: tuple[Signature, ...] = ()

    def __len__(self) -> int:
        return len(self.actors)

    @cached_property
    def index(self) -> dict[str, int]:
        """Position of each actor."""
        return {actor: i for i, actor in enumerate(self.actors)}

    def ties(self, threshold: int = COOPERATION) -> tuple[CooperationTie, ...]:
        """The cooperation ties that count in the value: recorded (or stale) and at least as intense."""
        if threshold not in self._ties:
            held = (t for t in self.cooperation if t.intensity >= threshold and t.certainty.holds)
            self._ties[threshold] = tuple(held)
        return self._ties[threshold]

    @cached_property
    def _ties(self) -> dict[int, tuple[CooperationTie, ...]]:
        return {}

    def pairs(self, threshold: int = COOPERATION) -> NDArray[np.int32]:
        """The same ties as an array of shape (m, 2), for reading."""
        if threshold not in self._pairs:
            found = np.array([(t.a, t.b) for t in self.ties(threshold)], dtype=np.int32).reshape(-1, 2)
            found.flags.writeable = False
            self._pairs[threshold] = found
        return self._pairs[threshold]

    @cached_property
    def _pairs(self) -> dict[int, NDArray[np.int32]]:
        return {}

    def ties_of(self, actor: int, threshold: int = COOPERATION) -> tuple[CooperationTie, ...]:
        """The ties of one actor, by its position."""
        if threshold not in self._ties_of:
            found: dict[int, list[CooperationTie]] = {}
            for tie in self.ties(threshold):
                for end in {tie.a, tie.b}:
                    found.setdefault(end, []).append(tie)
            self._ties_of[threshold] = {end: tuple(ties) for end, ties in found.items()}
        return self._ties_of[threshold].get(actor, ())

    @cached_property
    def _ties_of(self) -> dict[int, dict[int, tuple[CooperationTie, ...]]]:
        return {}

    def adjacency(self, threshold: int = COOPERATION) -> NDArray[np.float64]:
        """The same ties as a symmetric matrix of 0 and 1."""
        pairs = self.pairs(threshold)
        matrix = np.zeros((len(self), len(self)))
        matrix[pairs[:, 0], pairs[:, 1]] = matrix[pairs[:, 1], pairs[:, 0]] = 1.0
        return matrix

    def degrees(self, threshold: int = COOPERATION) -> NDArray[np.int64]:
        """Number of ties of each actor."""
        return np.bincount(self.pairs(threshold).ravel(), minlength=len(self.actors))

    def in_sectors(self, sectors: Collection[str]) -> NDArray[np.bool_]:
        """Which actors have one of these primary sectors."""
        return np.array([s in sectors for s in self.sectors], dtype=np.bool_)

    def without(self, actors: Collection[str]) -> "Network":
        """The same network without some actors: their ties, seats and signatures go, too."""
        kept = [i for i, actor in enumerate(self.actors) if actor not in actors]
        new = {old: i for i, old in enumerate(kept)}
        return Network(
            actors=tuple(self.actors[i] for i in kept),
            sectors=tuple(self.sectors[i] for i in kept),
            cooperation=tuple(
                CooperationTie(new[t.a], new[t.b], *t[2:]) for t in self.cooperation if t.a in new and t.b in new
            ),
            affiliation=tuple(Seat(new[s.actor], *s[1:]) for s in self.affiliation if s.actor in new),
            obligation=tuple(Signature(new[s.actor], *s[1:]) for s in self.obligation if s.actor in new),
        )

    def to_rustworkx(self, threshold: int = COOPERATION) -> "rx.PyGraph[str, int]":
        """The cooperation layer as a rustworkx graph: nodes are actor ids by index, weights intensities."""
        import rustworkx as rx

        graph: rx.PyGraph[str, int] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(self.actors)
        graph.add_edges_from([(t.a, t.b, t.intensity) for t in self.ties(threshold)])
        return graph

    def to_networkx(self, threshold: int = COOPERATION) -> "nx.Graph[str]":
        """The cooperation layer as a networkx graph over actor ids, with ``sector`` and ``intensity``."""
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from((a, {"sector": s or ""}) for a, s in zip(self.actors, self.sectors, strict=True))
        graph.add_edges_from(
            (self.actors[t.a], self.actors[t.b], {"intensity": t.intensity, "certainty": str(t.certainty)})
            for t in self.ties(threshold)
        )
        return graph


def network_from_ties(sectors: dict[str, str | None], ties: Sequence[tuple[str, str, int]]) -> Network:
    """A network of recorded ties, for tests, notebooks and examples.

    >>> small = network_from_ties({"j": "KJH", "h": "GES"}, [("h", "j", 2)])
    >>> small.actors, small.pairs().tolist()
    (('h', 'j'), [[0, 1]])
    """
    actors = tuple(sorted(sectors))
    index = {actor: i for i, actor in enumerate(actors)}
    pairs = ((*sorted((index[a], index[b])), intensity) for a, b, intensity in ties)
    return Network(
        actors=actors,
        sectors=tuple(sectors[a] for a in actors),
        cooperation=tuple(CooperationTie(a, b, w, Certainty.PRESENT, ()) for a, b, w in sorted(pairs)),
    )
