"""Which end of an expected link the talk on it is with: lines with a common end are one matter (decision 0014).

It follows from the norm lines in force alone, not from what is recorded: each time the kind of actor at the end of most
lines that are left takes all of its lines. So a decision of the group on one end stays findable. What the group adds
itself, or switches off, moves no other line: own rules come after the published lines.
"""

from collections import Counter
from collections.abc import Mapping, Set

from graph.district.snapshot import Snapshot


def talks(snapshot: Snapshot) -> Mapping[str, str]:
    """The actor type that each expected link, by its norm line, is talked over with."""
    published = snapshot.by_common_norms().norms("expectedLink")
    found = _by_most({norm.name: (norm.link_from or "", norm.link_to or "") for norm in published}, frozenset())
    own = {r.norm.name: (r.norm.link_from or "", r.norm.link_to or "") for r in snapshot.own_rules if r.norm.link_from}
    return {**found, **_by_most(own, frozenset(found.values()))}


def _by_most(left: Mapping[str, tuple[str, str]], ends_before: Set[str]) -> Mapping[str, str]:
    """The end of each line: one that others are talked over with already, else the one of most lines."""
    found = {name: end for name, ends in left.items() for end in sorted(set(ends) & ends_before)[:1]}
    left = {name: ends for name, ends in left.items() if name not in found}
    while left:
        counted = Counter(end for ends in left.values() for end in set(ends))
        most = min(counted, key=lambda end: (-counted[end], end))
        taken = {name: most for name, ends in left.items() if most in ends}
        found |= taken
        left = {name: ends for name, ends in left.items() if name not in taken}
    return found
