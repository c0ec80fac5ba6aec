"""The neighbourhood of a record: what is at most so many steps away, and what ties it together."""

from dataclasses import dataclass

from graph.errors import NotFoundError
from graph.surroundings.strides import Grounds, Stride
from ontology import Text, say

DEEPEST = 3
MOST_NEIGHBOURS = 500
"""So many records a neighbourhood holds at most, nearest first."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Records by distance from the one asked for, the steps among them, and what is not shown."""

    centre: str
    distances: dict[str, int]
    ties: tuple[Stride, ...]
    bounded: bool
    unsure: int

    @property
    def note(self) -> Text | None:
        """What is not shown, None if that is nothing."""
        if self.bounded:
            return say(
                "Gezeigt {n:wird der nächste|werden die nächsten} {n} {n:Eintrag|Einträge}, es gibt mehr. Wählen Sie "
                "eine kleinere Tiefe, eine Ebene oder Arten von Beziehungen.",
                "Shown {n:is the nearest|are the nearest} {n} {n:record|records}, there are more. Choose a smaller "
                "depth, a layer, or kinds of relations.",
                n=len(self.distances),
            )
        return unsure_note(self.unsure)


def unsure_note(number: int) -> Text | None:
    """That some relations are no steps because nobody knows whether they hold, None if there are none."""
    if not number:
        return None
    return say(
        "{n} {n:Beziehung ist|Beziehungen sind} an diesem Tag nicht bekannt oder ausdrücklich nicht vorhanden und "
        "deshalb kein Weg.",
        "{n} {n:relation is|relations are} not known or expressly not there on this day, and therefore no way.",
        n=number,
    )


def neighbourhood_of(grounds: Grounds, centre: str, depth: int) -> Neighbourhood:
    """What is at most ``depth`` steps from a record; raises NotFoundError if it is not there on the day."""
    if grounds.entity(centre) is None:
        raise NotFoundError(f"no entity {centre}")
    distances, frontier, bounded = {centre: 0}, [centre], False
    for distance in range(1, depth + 1):
        reached = dict.fromkeys(to for id in frontier for to in grounds.steps(id) if to not in distances)
        room = MOST_NEIGHBOURS + 1 - len(distances)
        frontier, bounded = list(reached)[:room], bounded or len(reached) > room
        distances |= dict.fromkeys(frontier, distance)
        if bounded or grounds.full:
            break
    ties = {step.relation.id: step for id in distances for step in _among(grounds, id, distances)}
    return Neighbourhood(centre, distances, tuple(ties[id] for id in sorted(ties)), bounded, len(grounds.unsure))


def _among(grounds: Grounds, id: str, distances: dict[str, int]) -> list[Stride]:
    return [step for to, steps in grounds.steps(id).items() if to in distances for step in steps]
