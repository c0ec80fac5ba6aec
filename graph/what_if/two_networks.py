"""Two networks of the same district side by side: the paths before and after any changes, by the ids of the actors."""

from collections.abc import Iterable

import numpy as np

from graph.what_if.between import FAR, Between, Steps
from graph.what_if.consequences import Same, Shift


def shift_between(before: Between, after: Between) -> Shift:
    """What differs between two networks; the mean steps are those of the pairs that both know and connect.

    For one more tie it is what `graph.what_if.effects` says of it.
    """
    ends = [_common(before.actors, after.actors, masks) for masks in zip(before.ends, after.ends, strict=True)]
    then, now = (np.ix_(ends[0][side], ends[1][side]) for side in (0, 1))
    return Shift(
        before.state,
        after.state,
        _same(before.near[then], after.near[now]),
        _same(before.alone[then], after.alone[now]),
    )


def _common(
    before: tuple[str, ...], after: tuple[str, ...], masks: tuple[Iterable[bool], Iterable[bool]]
) -> tuple[list[int], list[int]]:
    """The positions in both networks of those who are an end in both."""
    then, now = (
        {id: place for place, (id, end) in enumerate(zip(actors, mask, strict=True)) if end}
        for actors, mask in zip((before, after), masks, strict=True)
    )
    shared = [id for id in then if id in now]
    return [then[id] for id in shared], [now[id] for id in shared]


def _same(before: Steps, after: Steps) -> Same:
    kept = (before < FAR) & (after < FAR)
    pairs = int(kept.sum())
    if not pairs:
        return Same(0, None, None)
    return Same(pairs, float(before[kept].sum(dtype=np.int64)) / pairs, float(after[kept].sum(dtype=np.int64)) / pairs)
