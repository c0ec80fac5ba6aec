"""A question to the what-ifs of a district, and the answer to it: all of it, or below the gate one pair only."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.district.snapshot import Snapshot
from graph.district.tie_pairs import below_the_gate
from graph.errors import InvalidError
from graph.what_if.between import Between
from graph.what_if.consequences import Link, Loss, LostSeat, Together
from graph.what_if.effect_words import state_sentence
from graph.what_if.effects import effects
from graph.what_if.losses import lost_actors, lost_ties
from graph.what_if.seat_losses import lost_seats
from graph.what_if.together import best_links
from graph.wording import listed
from ontology import Text


class Wanted(NamedTuple):
    """What is asked for: one pair by names or ids, how many links together (0: none), how many of each (0: all)."""

    pair: tuple[str, str] | None = None
    together: int = 0
    limit: int = 0


@dataclass(frozen=True)
class Answer:
    """The what-ifs asked for. Nothing is computed before it is read."""

    snapshot: Snapshot
    wanted: Wanted
    ends: tuple[int, int] | None = None
    """The pair asked for, by position."""

    @cached_property
    def between(self) -> Between:
        """The network as it is recorded."""
        return effects(self.snapshot).between

    @property
    def gate(self) -> Text | None:
        """Why there is no verdict, and so no ranking and no loss; None where enough ties are recorded."""
        return None if self.snapshot.ties_suffice else below_the_gate(self.snapshot)

    @property
    def note(self) -> Text:
        """Where the network stands, or why nothing is said of that."""
        return self.gate or state_sentence(self.between)

    @property
    def whole(self) -> bool:
        """Whether everything is answered, and not one pair only."""
        return self.ends is None and self.gate is None

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The pair asked for, else the most helpful links."""
        found = effects(self.snapshot)
        if self.ends is not None:
            return (found.link(*self.ends),)
        return tuple(found.best(self._limit)) if self.whole else ()

    @cached_property
    def together(self) -> Together | None:
        """The best links together, if asked for."""
        return best_links(self.between, self.wanted.together) if self.whole and self.wanted.together else None

    @cached_property
    def actors(self) -> tuple[Loss, ...]:
        """The loss of actors, the worst first."""
        return lost_actors(self.between)[: self._limit] if self.whole else ()

    @cached_property
    def ties(self) -> tuple[Loss, ...]:
        """The loss of ties, the worst first."""
        return lost_ties(self.between)[: self._limit] if self.whole else ()

    @cached_property
    def seats(self) -> tuple[LostSeat, ...]:
        """The loss of seats, the worst first."""
        return lost_seats(self.between, self.snapshot.network.affiliation)[: self._limit] if self.whole else ()

    @property
    def _limit(self) -> int | None:
        return self.wanted.limit or None


def answer_to(snapshot: Snapshot, wanted: Wanted) -> Answer:
    """The answer; raises InvalidError if a name of the pair is none or several, or both are the same actor."""
    if wanted.pair is None:
        return Answer(snapshot, wanted)
    one, other = (_position(snapshot, text) for text in wanted.pair)
    if one == other:
        raise InvalidError(f"„{snapshot.name(snapshot.network.actors[one])}“ steht zweimal da")
    return Answer(snapshot, wanted, (one, other))


def _position(snapshot: Snapshot, text: str) -> int:
    """The actor of that id or name, or the only one whose name contains the text."""
    actors = snapshot.network.actors
    names = {id: snapshot.name(id).casefold() for id in actors}
    wanted = text.casefold()
    exact = [id for id in actors if wanted in (id.casefold(), id.partition(":")[2].casefold(), names[id])]
    found = exact or [id for id in actors if wanted in names[id]]
    if not found:
        raise InvalidError(f"keine Stelle heißt „{text}“")
    if len(found) > 1:
        known = listed([snapshot.name(id) for id in found], 5)
        raise InvalidError(f"„{text}“ ist nicht eindeutig: {known.de}")
    return snapshot.network.index[found[0]]
