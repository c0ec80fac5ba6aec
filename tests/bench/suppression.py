"""How many groups are lost: cells that are never taken apart beside the usual suppression in a table of type by Land.

The usual way: groups of fewer than five are not told (primary), nor are so many others that none of these follows by
subtraction (secondary): a table with its sums is a graph, a suppressed cell follows if it is a bridge in it. Greedily
each is closed by its cheapest circle; exactly, the fewest cells are looked for, cut by cut.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter

import networkx as nx

from graph.cells.editions import first_edition, next_edition
from graph.cells.peer_groups import Participant, PeerGroup, PeerPlace
from graph.cells.scales import scale_of
from graph.cells.small_cells import SmallCellRule
from graph.cells.spreads import Spread, spread_of
from tests.bench.measuring import Measured
from tests.cells.nations import ID, drawn_nation

Edge = tuple[str, str]
"""A cell of the table by row and column; ``Σ`` is a sum."""
ALL = "Σ"
_RULE = SmallCellRule()
_DEEPEST = 8


def suppression(_: Path) -> Measured:
    """Groups lost in nations of 570, 200 and 60 districts; seconds are those of the largest."""
    told, times = [], []
    for districts in (570, 200, 60):
        participants, _truth = drawn_nation(districts, 0.3)
        places = [p.place for p in participants]
        started = perf_counter()
        lost, wide, known = ours(participants)
        between = perf_counter()
        cells = table_of(places)
        few, greedy, exact = primary(cells), greedily(cells), exactly(cells)
        times.append((between - started, perf_counter() - between))
        fewest = "?" if exact is None else str(len(exact))
        told.append(
            f"{districts} districts, {len(cells)} groups: {len(few)} too small; lost beyond them: cells {lost}, greedy "
            f"{len(greedy)}, exact {fewest}; median wider by {wide - known:.2f} than the {known:.2f} that is unknown"
        )
    return Measured(*times[0], note="; ".join(told))


def table_of(places: Sequence[PeerPlace]) -> Mapping[Edge, int]:
    """How many districts stand in each cell and sum of the table of type by Land; empty cells are left out."""
    counted: Counter[Edge] = Counter()
    for place in places:
        counted.update([(place.type, place.land), (place.type, ALL), (ALL, place.land), (ALL, ALL)])
    return counted


def primary(cells: Mapping[Edge, int]) -> frozenset[Edge]:
    """The cells and sums of fewer than five."""
    return frozenset(edge for edge, n in cells.items() if n < _RULE.least)


def following(cells: Mapping[Edge, int], hidden: frozenset[Edge]) -> list[Edge]:
    """The too small ones that follow from what is told, where these are hidden."""
    bridges = {frozenset(bridge) for bridge in nx.bridges(_graph(hidden))}
    return [edge for edge in sorted(primary(cells)) if frozenset(_ends(edge)) in bridges]


def greedily(cells: Mapping[Edge, int]) -> frozenset[Edge]:
    """What else is hidden if each is closed by its cheapest circle, one after the other."""
    hidden = primary(cells)
    while found := following(cells, hidden):
        graph = _graph(cells)
        graph.remove_edge(*_ends(found[0]))
        for edge in cells:
            if edge != found[0]:
                graph.edges[_ends(edge)]["cost"] = 0 if edge in hidden else 1
        way = nx.shortest_path(graph, *_ends(found[0]), weight="cost")
        hidden |= {_edge(a, b) for a, b in itertools.pairwise(way)}
    return hidden - primary(cells)


def exactly(cells: Mapping[Edge, int]) -> frozenset[Edge] | None:
    """The fewest others that have to be hidden; None if more than eight are needed."""
    few = primary(cells)
    for depth in range(min(_DEEPEST, len(greedily(cells))) + 1):
        found = _within(cells, few, depth)
        if found is not None:
            return found - few
    return None


def _within(cells: Mapping[Edge, int], hidden: frozenset[Edge], more: int) -> frozenset[Edge] | None:
    found = following(cells, hidden)
    if not found:
        return hidden
    if not more:
        return None
    graph = _graph(hidden)
    graph.remove_edge(*_ends(found[0]))
    side = nx.node_connected_component(graph, _ends(found[0])[0])
    # Whatever closes a bridge crosses the cut that it makes.
    for edge in sorted(cells):
        one, other = _ends(edge)
        if edge not in hidden and (one in side) != (other in side):
            closed = _within(cells, hidden | {edge}, more - 1)
            if closed is not None:
                return closed
    return None


def ours(participants: Sequence[Participant]) -> tuple[int, float, float]:
    """Groups of five and more that are lost, the mean width of medians told, and what of it is unknown anyway."""
    scale = scale_of("share")
    table = next_edition(first_edition(2026, _RULE), participants, 2026, {ID: scale}).told(ID)
    widths, unknown, lost = [], [], 0
    for group, members in _groups(participants):
        found = spread_of(table, group, scale, _RULE)
        if not isinstance(found, Spread):
            lost += 1
            continue
        low, high = (sorted(end)[(len(members) - 1) // 2] for end in zip(*(p.ranges[ID] for p in members), strict=True))
        widths.append(found.median[1] - found.median[0])
        unknown.append(high - low)
    return lost, sum(widths) / len(widths), sum(unknown) / len(unknown)


def _groups(participants: Sequence[Participant]) -> Iterator[tuple[PeerGroup, list[Participant]]]:
    for (type, land), n in table_of([p.place for p in participants]).items():
        if n >= _RULE.least:
            group = PeerGroup(None if type == ALL else type, None, None if land == ALL else land)
            yield group, [p for p in participants if group.holds(p.place)]


def _graph(edges: Mapping[Edge, int] | frozenset[Edge]) -> "nx.Graph[str]":
    made: nx.Graph[str] = nx.Graph()
    made.add_edges_from(map(_ends, edges))
    return made


def _ends(edge: Edge) -> tuple[str, str]:
    return f"row {edge[0]}", f"column {edge[1]}"


def _edge(one: str, other: str) -> Edge:
    row, column = sorted((one, other), reverse=True)
    return row.removeprefix("row "), column.removeprefix("column ")
