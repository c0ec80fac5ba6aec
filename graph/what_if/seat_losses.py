"""What is lost if one seat (a membership row) ends: who of the two systems then no longer sits together anywhere.

Sitting in the same body is not cooperation (domain 0.1 no. 9), so a seat is on no path. What hangs on it is whether
youth welfare and health meet in the body, and which pairs of them meet in no other one. Two rows of one actor in one
body are two seats; a row counts if it is recorded or stale.
"""

import numpy as np
from numpy.typing import NDArray

from graph.district.network import Seat
from graph.what_if.between import Between
from graph.what_if.consequences import LostSeat

PlaceArray = NDArray[np.int32]


def lost_seats(between: Between, seats: tuple[Seat, ...]) -> tuple[LostSeat, ...]:
    """The loss of every seat, the worst first."""
    held = [seat for seat in seats if seat.certainty.holds]
    bodies = sorted({seat.body for seat in held})
    column = {body: i for i, body in enumerate(bodies)}
    rows = np.zeros((len(between.actors), len(bodies)), dtype=np.int32)
    for seat in held:
        rows[seat.actor, column[seat.body]] += 1
    met = _met(between, rows)
    only_here = _only_here(between, rows, met)
    systems = [(group, rows[group].astype(bool).sum(axis=0)) for group in between.ends]
    found = []
    for seat in held:
        at, alone = column[seat.body], rows[seat.actor, column[seat.body]] == 1
        last = any(group[seat.actor] and sitting[at] == 1 for group, sitting in systems)
        found.append(
            LostSeat(
                relation=seat.relation,
                actor=between.actors[seat.actor],
                body=seat.body,
                meetings=int(only_here[seat.actor, at]) if alone else 0,
                meeting=int((met > 0).sum()),
                last=bool(alone and last),
                only=bool(rows[seat.actor].sum() == 1),
            )
        )
    return tuple(sorted(found, key=lambda s: (-s.meetings, not s.last, not s.only, s.relation)))


def _met(between: Between, rows: PlaceArray) -> PlaceArray:
    """In how many bodies each pair of the two systems sits together."""
    youth, health = between.ends
    sits = rows.astype(bool).astype(np.int32)
    return sits[youth] @ sits[health].T


def _only_here(between: Between, rows: PlaceArray, met: PlaceArray) -> PlaceArray:
    """For each actor and body: how many of the other system the actor meets in no other body."""
    youth, health = between.ends
    sits = rows.astype(bool).astype(np.int32)
    once = (met == 1).astype(np.int32)
    found = np.zeros(rows.shape, dtype=np.int32)
    found[youth] = (once @ sits[health]) * sits[youth]
    found[health] = (once.T @ sits[youth]) * sits[health]
    return found
