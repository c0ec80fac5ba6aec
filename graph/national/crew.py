"""Who computes districts: what a crew is asked, and what it gives back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from time import sleep
from typing import Protocol

from graph.errors import CrewError
from graph.national.district_result import Worked
from graph.records import Entity
from graph.stores import GraphReader
from graph.stores.base import EVERYTHING
from ontology import Model

_LOOKS, _PAUSE = 20, 0.25
"""So often, and seconds apart, a worker looks whether its store has caught up."""
HANDED_AT_ONCE = 4
"""So many districts are handed to a worker at once: fewer ask too often, more leave the others idle at the end."""


@dataclass(frozen=True, slots=True)
class NationTask:
    """What is to be computed: the store by its URL, which every worker opens for itself, and the day.

    ``head`` is the number of the newest revision that the run knows of; who sees an older state must not compute.
    """

    url: str
    model: Model
    on: date
    head: int = 0


class Crew(Protocol):
    """Computes districts, in any order, each exactly as if it were read alone."""

    def work(self, task: NationTask, districts: Sequence[Entity]) -> Iterator[Worked]:
        """The results as they come.

        Raises CrewError if workers are not there, end too often or are of another version, and what opening and
        reading a store raise.
        """


def refuse_behind(store: GraphReader, head: int) -> None:
    """Wait until a store shows at least that revision: a follower in a cluster may lag behind the one that was asked.

    What is read over this connection afterwards is at least as new (the driver keeps a bookmark). Raises CrewError if
    it does not catch up.
    """
    for _ in range(_LOOKS):
        newest = store.head(EVERYTHING)
        if (newest.number if newest else 0) >= head:
            return
        sleep(_PAUSE)
    raise CrewError("the store that a worker sees is older than the one that the run began with")


def handed_out(districts: Sequence[Entity]) -> Iterator[Sequence[Entity]]:
    """The districts as they are handed to workers, `HANDED_AT_ONCE` each time."""
    for start in range(0, len(districts), HANDED_AT_ONCE):
        yield districts[start : start + HANDED_AT_ONCE]
