"""Which end of an expected link the talk on it is with: lines with a common end are one matter (decision 0014).

It follows from the norm lines in force alone, not from what is recorded: each time the kind of actor at the end of most
lines that are left takes all of its lines. So a decision of the group on one end stays findable.
"""

from collections import Counter
from collections.abc import Mapping

from graph.district.snapshot import Snapshot


def talks(snapshot: Snapshot) -> Mapping[str, str]:
    """The actor type that each expected link, by its norm line, is talked over with."""
    left = {norm.name: (norm.link_from or "", norm.link_to or "") for norm in snapshot.norms("expectedLink")}
    found: dict[str, str] = {}
    while left:
        counted = Counter(end for ends in left.values() for end in set(ends))
        most = min(counted, key=lambda end: (-counted[end], end))
        taken = {name: most for name, ends in left.items() if most in ends}
        found |= taken
        left = {name: ends for name, ends in left.items() if name not in taken}
    return found
