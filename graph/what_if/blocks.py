"""Articulation points after one more tie, for all pairs at once, from the block-cut tree.

A block is a part that no single actor cuts; an actor in two or more blocks is an articulation point. Blocks and points
form a tree in each part of the network (Harary and Prins 1966, The block-cutpoint-tree of a graph). A tie inside a part
joins all blocks on the tree path between its ends to one: the points in between that belonged to these two blocks only
are points no longer, nothing else changes. A tie between two parts is a block of its own: an end that had a tie already
becomes a point.
"""

from collections import defaultdict
from typing import NamedTuple

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

Counts = NDArray[np.int32]


class _Tree(NamedTuple):
    """The tree: where each actor hangs (-1 if isolated), and for each pair of nodes the points saved between them."""

    place: Counts
    saved: Counts
    frees: Counts
    points: NDArray[np.bool_]


def articulation_change(graph: "rx.PyGraph[int, int]", connected: NDArray[np.bool_]) -> Counts:
    """By how many articulation points the network has more (or less) with a tie between each pair of actors.

    ``connected`` says which pairs have a path already. A tie that is there already changes nothing.
    """
    if not len(graph):
        return np.zeros((0, 0), dtype=np.int32)
    tree = _tree(graph)
    inside = tree.frees[:, None] + tree.frees[None, :] - tree.saved[np.ix_(tree.place, tree.place)]
    new = ((tree.place >= 0) & ~tree.points).astype(np.int32)
    change: Counts = np.where(connected, inside, new[:, None] + new[None, :]).astype(np.int32)
    np.fill_diagonal(change, 0)
    return change


def _tree(graph: "rx.PyGraph[int, int]") -> _Tree:
    size = len(graph)
    members = {(end, block) for tie, block in rx.biconnected_components(graph).items() for end in tie}
    blocks_of: dict[int, list[int]] = defaultdict(list)
    for actor, block in sorted(members):
        blocks_of[actor].append(block)
    points = sorted(actor for actor, found in blocks_of.items() if len(found) > 1)
    first_point = 1 + max((block for _, block in members), default=-1)
    node_of_point = {actor: first_point + i for i, actor in enumerate(points)}
    place = np.full(size, -1, dtype=np.int32)
    frees = np.zeros(size, dtype=np.int32)
    neighbours: dict[int, list[int]] = defaultdict(list)
    weights = np.zeros(first_point + len(points) + 1, dtype=np.int32)  # the last one stands for "isolated"
    for actor, found in blocks_of.items():
        place[actor] = node_of_point.get(actor, found[0])
        if actor in node_of_point:
            node = node_of_point[actor]
            frees[actor] = weights[node] = len(found) == 2
            for block in found:
                neighbours[node].append(block)
                neighbours[block].append(node)
    mask = np.zeros(size, dtype=np.bool_)
    mask[points] = True
    return _Tree(place, _path_sums(neighbours, weights), frees, mask)


def _path_sums(neighbours: dict[int, list[int]], weights: Counts) -> Counts:
    """Sum of weights on the path between each pair of nodes of a forest; meaningless across its trees.

    Nodes are taken in the order of a search from the root: a new node is as far from all earlier ones as its parent is,
    plus its own weight.
    """
    sums = np.zeros((len(weights),) * 2, dtype=np.int32)
    np.fill_diagonal(sums, weights)
    seen = np.zeros(len(weights), dtype=np.intp)
    count, known = 0, set[int]()
    for root in sorted(neighbours):
        if root in known:
            continue
        known.add(root)
        waiting = [(root, root)]
        while waiting:
            node, parent = waiting.pop()
            earlier = seen[:count]
            if parent != node:
                sums[node, earlier] = sums[earlier, node] = sums[parent, earlier] + weights[node]
            seen[count] = node
            count += 1
            new = [n for n in neighbours[node] if n not in known]
            known.update(new)
            waiting.extend((n, node) for n in new)
    return sums
