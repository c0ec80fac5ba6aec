"""The cells of the matrix: for two sector groups, or one with itself, what is recorded, lacking and wished for.

Recorded are pairs of actors tied at least as closely as asked for, out of all pairs; a pair that nobody was asked about
is open, not absent (decision 0023). Expected is how many there would be were the cell as dense as the whole network
(domain 12.1 A4), and is said only from the gate of 70 % on. Lacking are the missing links that a norm line expects, or
that lie between sectors tied less than expected, or are usual elsewhere (decision 0014): one a matter, as everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.district.network import COOPERATION, STRONG, CooperationTie
from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import STALE, UNKNOWN, pair_states
from graph.map.sectors import GROUPS, HEALTH, NOT_RECORDED, YOUTH, group_of
from graph.missing_links import MissingLinks, Outline, Why
from graph.records import Relation
from ontology.names import RelationType

_T = TypeVar("_T")
Groups = tuple[str, str]
"""Two sector groups in the order of the map, or one twice."""
SHOULD = frozenset((Why.EXPECTED, Why.BELOW_EXPECTATION, Why.USUAL_ELSEWHERE))
"""Reasons by which two should meet: a norm line, the share that is recorded, or what most comparable districts have."""
_PLACE = {group.name: place for place, group in enumerate(GROUPS)}


class Lens(NamedTuple):
    """What is looked at: only close ties, and with the coordination or without it."""

    strong: bool = False
    coordination: bool = True

    @property
    def threshold(self) -> int:
        """From which intensity on a tie counts."""
        return STRONG if self.strong else COOPERATION


EVERY_TIE = Lens()
"""Every tie that is at least an exchange, the coordination among the actors."""


@dataclass(frozen=True, slots=True)
class SectorCell:
    """Two sector groups: all pairs of their actors, and how many are tied, open, or known not to be tied.

    ``stale`` of the tied are long not confirmed. ``expected`` is None below the gate; ``wishes`` are pairs of whom at
    least one wishes for more.
    """

    groups: Groups
    actors: tuple[int, int]
    pairs: int
    tied: int
    stale: int
    open: int
    expected: float | None
    lacking: tuple[Outline, ...] = ()
    wishes: tuple[tuple[str, str], ...] = ()

    @property
    def within(self) -> bool:
        """Whether it is one group with itself."""
        return self.groups[0] == self.groups[1]

    @property
    def absent(self) -> int:
        """Pairs that are known not to be tied so closely."""
        return self.pairs - self.tied - self.open

    @property
    def density(self) -> float | None:
        """The share of the pairs that is recorded as tied; None without any pair."""
        return self.tied / self.pairs if self.pairs else None

    @property
    def unasked(self) -> bool:
        """Whether nothing at all is known of its pairs, which is not the same as none being tied."""
        return self.pairs > 0 and self.open == self.pairs


@dataclass(frozen=True)
class SectorMatrix:
    """The matrix of a district at a date, through a lens."""

    links: MissingLinks
    lens: Lens = EVERY_TIE

    @property
    def snapshot(self) -> Snapshot:
        """The district."""
        return self.links.snapshot

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The sector groups that have actors, in the order of the map."""
        there = {self._group[id] for id in self._shown}
        return tuple(group.name for group in GROUPS if group.name in there)

    @cached_property
    def cells(self) -> Mapping[Groups, SectorCell]:
        """Every two of the groups, and each with itself."""
        lacking, wishes = self._by_groups(self._lacking()), self._by_groups((pair, pair) for pair in self.wish_rows)
        return {
            groups: self._cell(groups, lacking.get(groups, ()), wishes.get(groups, ()))
            for groups in combinations_with_replacement(self.groups, 2)
        }

    def tied(self, groups: Groups) -> tuple[CooperationTie, ...]:
        """The ties that a cell counts, the closest first."""
        actors = self.snapshot.network.actors
        found = (
            t
            for t in self.snapshot.network.ties(self.lens.threshold)
            if {actors[t.a], actors[t.b]} <= self._shown and self._between(actors[t.a], actors[t.b]) == groups
        )
        return tuple(sorted(found, key=lambda t: (-t.intensity, t.a, t.b)))

    @cached_property
    def wish_rows(self) -> Mapping[tuple[str, str], tuple[Relation, ...]]:
        """The wishes for more cooperation by pair, whoever of the two wishes."""
        found: dict[tuple[str, str], list[Relation]] = {}
        for row in self.snapshot.holding(RelationType.COOPERATION_WISH):
            one, other = sorted((row.source, row.target))
            if one != other and {one, other} <= self._shown:
                found.setdefault((one, other), []).append(row)
        return {pair: tuple(rows) for pair, rows in sorted(found.items())}

    # -- counting --------------------------------------------------------------------------------------------------

    @cached_property
    def _shown(self) -> frozenset[str]:
        left_out = frozenset() if self.lens.coordination else self.snapshot.coordination
        return frozenset(self.snapshot.network.actors) - left_out

    @cached_property
    def _group(self) -> Mapping[str, str]:
        return {id: group_of(self.snapshot.sector(id)) for id in self.snapshot.network.actors}

    def _between(self, one: str, other: str) -> Groups:
        first, last = sorted((self._group[one], self._group[other]), key=_PLACE.__getitem__)
        return first, last

    def _lacking(self) -> Iterable[tuple[tuple[str, str], Outline]]:
        return ((o.actors, o) for o in self.links.outlines() if o.reasons & SHOULD and self._shown.issuperset(o.actors))

    def _by_groups(self, found: Iterable[tuple[tuple[str, str], _T]]) -> Mapping[Groups, tuple[_T, ...]]:
        sorted_: dict[Groups, list[_T]] = {}
        for (one, other), what in found:
            sorted_.setdefault(self._between(one, other), []).append(what)
        return {groups: tuple(all_) for groups, all_ in sorted_.items()}

    @cached_property
    def _members(self) -> Mapping[str, NDArray[np.intp]]:
        index = self.snapshot.network.index
        return {
            name: np.array(sorted(index[id] for id in self._shown if self._group[id] == name), dtype=np.intp)
            for name in self.groups
        }

    @cached_property
    def _density(self) -> float:
        """The share of all pairs that is tied."""
        everybody = np.concatenate([self._members[name] for name in self.groups])
        states = pair_states(self.snapshot, self.lens.threshold)[np.ix_(everybody, everybody)]
        n = len(everybody)
        return float((states < UNKNOWN).sum()) / (n * (n - 1)) if n > 1 else 0.0

    def _cell(self, groups: Groups, lacking: tuple[Outline, ...], wishes: tuple[tuple[str, str], ...]) -> SectorCell:
        one, other = (self._members[name] for name in groups)
        block = pair_states(self.snapshot, self.lens.threshold)[np.ix_(one, other)]
        states = block[np.triu_indices(len(one), 1)] if groups[0] == groups[1] else block.ravel()
        return SectorCell(
            groups,
            (len(one), len(other)),
            pairs=states.size,
            tied=int((states < UNKNOWN).sum()),
            stale=int((states == STALE).sum()),
            open=int((states == UNKNOWN).sum()),
            expected=self._density * states.size if self.snapshot.ties_suffice else None,
            lacking=lacking,
            wishes=wishes,
        )

    # -- the answer ------------------------------------------------------------------------------------------------

    @cached_property
    def apart(self) -> tuple[SectorCell, ...]:
        """Pairs of two groups with fewer ties than the whole network has, the farthest from it first.

        Youth welfare and health come first of equals; actors without a recorded sector make no group of their own.
        """
        two = (c for c in self.cells.values() if not c.within and c.pairs and NOT_RECORDED not in c.groups)
        short = [(self._density * c.pairs - c.tied, c) for c in two]
        found = [(lack, c) for lack, c in short if lack > 0 or (c.tied == 0 and c.open < c.pairs)]
        return tuple(c for _, c in sorted(found, key=lambda f: (-f[0], f[1].groups != (YOUTH, HEALTH), f[1].groups)))
