"""The network between the systems after supposed steps, without reading or analysing the district again."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from graph.what_if.between import Between


class Joined(NamedTuple):
    """Two actors, by id, work together or no longer do."""

    a: str
    b: str
    there: bool = True


class Gone(NamedTuple):
    """An actor is gone."""

    id: str


class Joining(NamedTuple):
    """Somebody new, without a tie yet: of which systems, and whether as coordination."""

    id: str
    youth: bool = False
    health: bool = False
    coordination: bool = False


NetworkStep = Joined | Gone | Joining


def supposed_network(now: Between, steps: Iterable[NetworkStep]) -> Between:
    """The network after all steps, one after the other; raises KeyError for somebody who is not there then."""
    masks = zip(now.youth.tolist(), now.health.tolist(), now.coordination.tolist(), strict=True)
    actors = dict(zip(now.actors, masks, strict=True))
    ties = {frozenset((now.actors[a], now.actors[b])) for a, b in now.pairs.tolist()}
    for step in steps:
        match step:
            case Joining():
                actors[step.id] = (step.youth, step.health, step.coordination)
            case Gone():
                del actors[step.id]
                ties = {tie for tie in ties if step.id not in tie}
            case Joined():
                _ = actors[step.a], actors[step.b]
                change = ties.add if step.there else ties.discard
                change(frozenset((step.a, step.b)))
    place = {id: at for at, id in enumerate(actors)}
    pairs = sorted(sorted(place[id] for id in tie) for tie in ties)
    youth, health, coordination = (np.array([m[i] for m in actors.values()], dtype=np.bool_) for i in range(3))
    return Between(
        tuple(actors),
        np.array(pairs, dtype=np.int32).reshape(-1, 2),
        youth,
        health,
        coordination,
        np.zeros(len(actors), dtype=np.bool_),
    )
