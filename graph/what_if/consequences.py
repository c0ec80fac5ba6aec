"""What a what-if answers: a network before and after, by one more tie, a loss, or several ties together."""

from typing import NamedTuple

from graph.what_if.between import NetworkState


class Same(NamedTuple):
    """The mean steps of the same pairs before and after: those connected both times; None without one.

    A mean over whoever is connected at the time can grow by a link that connects the remote; this one cannot. What
    becomes connected, or no longer is, stands in the reach.
    """

    pairs: int
    before: float | None
    after: float | None


class Shift(NamedTuple):
    """A network before and after, and the mean steps of the same pairs with and without the coordination."""

    before: NetworkState
    after: NetworkState
    same: Same
    same_alone: Same


class Link(NamedTuple):
    """A tie that is not recorded, by the ids of its ends, and what it would change."""

    a: str
    b: str
    change: Shift


class Loss(NamedTuple):
    """An actor (one id) or a tie (two) that is gone, and what that changes for the others.

    ``cut`` counts the pairs of others that no longer have a path; pairs that the actor itself was an end of are not
    among them. ``stranded`` are others that are left without any tie.
    """

    subjects: tuple[str, ...]
    change: Shift
    cut: int
    stranded: tuple[str, ...]

    @property
    def farther(self) -> float:
        """By how many steps the same pairs are farther apart, summed."""
        same = self.change.same
        return (same.after - same.before) * same.pairs if same.before is not None and same.after is not None else 0.0

    @property
    def matters(self) -> bool:
        """Whether the others lose a path, come farther apart or are left alone."""
        return bool(self.cut or self.stranded or round(self.farther, 6))


class LostSeat(NamedTuple):
    """The relation behind a seat, who sits where, and what its end changes.

    ``meetings`` are the pairs of youth welfare with health that would meet in no body any more, of ``meeting`` that do;
    ``last`` says that the body would have nobody left of the actor's system; ``only`` that it is the actor's only seat.
    """

    relation: str
    actor: str
    body: str
    meetings: int
    meeting: int
    last: bool
    only: bool

    @property
    def matters(self) -> bool:
        """Whether anything hangs on the seat."""
        return bool(self.meetings or self.last or self.only)


class Together(NamedTuple):
    """Links to make together, the network before and after, and the closeness that no k links can exceed."""

    links: tuple[tuple[str, str], ...]
    before: NetworkState
    after: NetworkState
    most: float
    exact: bool
