"""What is lost if one actor drops out, or one tie ends: each is taken out and the paths are searched again."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from graph.what_if.between import FAR, Between, Recorded, Steps
from graph.what_if.consequences import Loss, Same, Shift

_NETWORKS = 16
"""So many networks are remembered with their losses, by all that these rest on: most changes touch no tie."""


def lost_actors(between: Between) -> tuple[Loss, ...]:
    """The loss of every actor, the worst first."""
    return _lost_actors(between.recorded)


@lru_cache(maxsize=_NETWORKS)
def _lost_actors(recorded: Recorded) -> tuple[Loss, ...]:
    between = Between.of(recorded)
    return _worst_first(lost_actor(between, actor) for actor in range(len(between.actors)))


def lost_actor(between: Between, actor: int) -> Loss:
    """The loss of one actor, by position."""
    return _loss(between, between.without_actor(actor), (between.actors[actor],))


def lost_ties(between: Between) -> tuple[Loss, ...]:
    """The loss of every tie, the worst first."""
    return _lost_ties(between.recorded)


@lru_cache(maxsize=_NETWORKS)
def _lost_ties(recorded: Recorded) -> tuple[Loss, ...]:
    between = Between.of(recorded)
    ties = enumerate(between.pairs.tolist())
    return _worst_first(
        _loss(between, between.without_tie(i), (between.actors[a], between.actors[b])) for i, (a, b) in ties
    )


def _worst_first(losses: Iterator[Loss]) -> tuple[Loss, ...]:
    """Most pairs of others cut first, then by how much farther the same pairs are, then by name."""
    return tuple(sorted(losses, key=lambda loss: (-loss.cut, -loss.farther, -len(loss.stranded), loss.subjects)))


def _loss(before: Between, after: Between, subjects: tuple[str, ...]) -> Loss:
    block = np.ix_(*after.ends)
    near, now = before.near[block], after.near[block]
    change = Shift(before.state, after.state, _same(near, now), _same(before.alone[block], after.alone[block]))
    lonely = before.tied.any(axis=1) & ~after.tied.any(axis=1) & ~after.gone
    stranded = tuple(before.actors[i] for i in np.flatnonzero(lonely))
    return Loss(subjects, change, int(((near < FAR) & (now == FAR)).sum()), stranded)


def _same(before: Steps, after: Steps) -> Same:
    both = (before < FAR) & (after < FAR)
    pairs = int(both.sum())
    return Same(pairs, float(before[both].mean()), float(after[both].mean())) if pairs else Same(0, None, None)
