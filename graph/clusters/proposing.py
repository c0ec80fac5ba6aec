"""The proposal: districts in groups, and the same as somebody wants them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.clusters.exchange_partner import Partner
from graph.clusters.grouping import Grouping, best_grouping
from graph.clusters.pair_fit import misfits

ClusterGroups = tuple[tuple[Partner, ...], ...]


@dataclass(frozen=True, slots=True)
class ClusterProposal:
    """The proposed groups, and how good the search for them was."""

    groups: ClusterGroups
    grouping: Grouping


def proposed_clusters(partners: Sequence[Partner]) -> ClusterProposal:
    """The best groups of these districts; the same districts give the same groups."""
    ordered = sorted(partners, key=lambda p: p.key)
    found = best_grouping(misfits(ordered))
    return ClusterProposal(tuple(tuple(ordered[i] for i in group) for group in found.groups), found)


def wished_groups(partners: Iterable[Partner], wished: Mapping[str, int], proposal: ClusterProposal) -> ClusterGroups:
    """The groups as somebody wants them, by the number of the group; who is not named stays where proposed."""
    there = {p.key: number for number, group in enumerate(proposal.groups, 1) for p in group}
    groups: dict[int, list[Partner]] = {}
    for partner in sorted(partners, key=lambda p: p.key):
        groups.setdefault(wished.get(partner.key, there[partner.key]), []).append(partner)
    return tuple(tuple(groups[number]) for number in sorted(groups))
