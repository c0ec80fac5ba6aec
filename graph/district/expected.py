"""A link that a norm line expects between two types of actors; `graph.district.expecting` makes them."""

from typing import NamedTuple

from graph.certainty import Certainty
from ontology import Norm


class ExpectedLink(NamedTuple):
    """An expected link with the actors at both ends and the surest tie between them; None where no talk can be had."""

    norm: Norm
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    between: Certainty | None
    relations: tuple[str, ...]

    @property
    def certainty(self) -> Certainty:
        """How sure it is that the link is there; open where no talk can be had."""
        return Certainty.UNKNOWN if self.between is None else self.between

    @property
    def actors(self) -> tuple[str, ...]:
        """Whoever stands at one of its ends, each once."""
        return tuple(dict.fromkeys((*self.starts, *self.ends)))

    @property
    def records(self) -> tuple[str, ...]:
        """The statements on the link, else the actors."""
        return self.relations or self.actors
